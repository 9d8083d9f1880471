## Words that stand alone
nobody = personne
did-you-mean = Vouliez-vous dire { $name } ?
and = et
no-date = aucune date
failure-word = Arrêt :
why-word = Pourquoi :
help-word = Que faire :
see-also = Voir aussi
level-error = erreur
level-warning = avertissement
level-info = remarque
level-off = inactif ici
month-1 = janvier
month-2 = février
month-3 = mars
month-4 = avril
month-5 = mai
month-6 = juin
month-7 = juillet
month-8 = août
month-9 = septembre
month-10 = octobre
month-11 = novembre
month-12 = décembre
month-short-1 = janv.
month-short-2 = févr.
month-short-3 = mars
month-short-4 = avr.
month-short-5 = mai
month-short-6 = juin
month-short-7 = juil.
month-short-8 = août
month-short-9 = sept.
month-short-10 = oct.
month-short-11 = nov.
month-short-12 = déc.
core-lead = Premier lien
core-facilitator = Animation
core-secretary = Secrétariat
core-delegate = Second lien
core-logbook-keeper = Tenue du registre

with-colon = { $name } : { $text }

## Kinds, states, answers
kind-policy = règle
kind-review = révision
kind-role = rôle
kind-election = élection
kind-assignment = qui tient un rôle opérationnel
kind-domain = domaine
kind-circle = cercle
kind-admission = admission
kind-separation = séparation
kind-departure = départ
kind-leave = congé
kind-keys = clés
kind-suspension = suspension d'une clé
kind-recovery = clé perdue
kind-person = personne
kind-constitution = constitution ou règlement
kind-statutes = statuts
kind-offices = mandats légaux
state-open = ouverte
state-ready = prête à être décidée
state-retracted = retirée par la personne qui la proposait, pas encore close
state-abandoned = laissée par quelqu'un qui est parti, pas encore close
state-adopted = adoptée
state-withdrawn = retirée
state-dropped = abandonnée
state-escalated = portée au cercle parent
state-failed = non adoptée
state-postponed = reportée
answer-propose = propose
answer-withdraw = retire
answer-consent = consent
answer-objection = objecte
answer-concern = consent, avec une préoccupation
answer-question = pose une question
answer-reaction = réagit
answer-nominate = désigne quelqu'un, sous pli
answer-reveal = révèle son choix
answer-for = vote pour
answer-against = vote contre
answer-blank = vote blanc
answer-set-aside = écarte une objection
verdict-quiet = rien ne change
verdict-decision = décision
verdict-form = forme seulement
verdict-founding = fondation
verdict-violation = changement sans décision :
verdict-violation-healed = changement sans décision, réparé depuis :
verdict-stripped = décision sans son sceau

## Acts
dry-run = À blanc : rien n'a été écrit.
refused =
    Rien n'a été écrit : { $number -> 
     [one] un contrôle s'y oppose. 
    *[other] { $number } contrôles s'y opposent. 
    }
found-done = { $person } a signé l'état fondateur.
found-complete = Tous les fondateurs et fondatrices ont signé : l'organisation est fondée. Son introduction tient en cette ligne :
found-keep = Gardez-la sur papier, hors du dépôt (procès-verbal de fondation, affichage). Chaque membre l'ancre une fois : git accord ancrer LIGNE
found-waiting = Signatures attendues : { $people }. Chaque personne tape : git accord fonder --push
found-push = Pour envoyer votre signature : git accord fonder --push
propose-would = Ce serait { $id } dans le cercle { $circle }, sur la branche { $branch }.
propose-done = La proposition { $id } est ouverte ; cercle : { $circle } ; branche : { $branch }. Le texte en vigueur n'a pas bougé.
propose-no-edits = Elle ne change encore rien : modifiez les fichiers, puis git accord amender
propose-paths = Elle modifie { $paths }. La proposer, c'est dire oui à cette version.
propose-next = Pour la montrer aux autres : git accord envoyer { $id }
propose-next-local = Pour la relire : git accord montrer { $id }
amend-nothing = Rien n'a changé depuis la version que vous avez signée.
amend-raised = La version { $version } de { $id } est signée. Les réponses précédentes restent au dossier et ne comptent plus ; une objection reste ouverte jusqu'à ce que la personne qui a objecté réponde.
amend-same = La version { $version } de { $id } est signée à nouveau : personne n'avait encore répondu à cette version.
amend-paths = Modifié depuis la dernière signature : { $paths }
amend-because = Elle répond à l'objection de { $people }.
amend-next = Pour l'envoyer : git accord envoyer { $id }
amend-beyond = Le règlement prévoit { $rounds ->
    [one] une seule version
    *[other] { $rounds } versions
    } : celle-ci en est une de plus. Si une objection tient encore, la proposition peut se fermer sans être adoptée : git accord montrer { $id }
withdraw-done = Vous retirez { $id }. Pour la clore : git accord acter { $id }
withdraw-unseen = Vous retirez { $id } : elle n'avait été envoyée à personne, et le registre n'en dira rien. Son texte reste de côté, sur la branche { $branch }.
publish-beside = Partis avec la branche, mais aucune décision ne les porte sur main : { $paths }. Ce qui ne régit rien se commite directement sur main.
publish-done = { $id } est envoyée. Les autres la voient avec : git accord recevoir
publish-nothing = { $id } est à jour sur le dépôt partagé : rien à envoyer.
left-behind = Hors de la décision, et seulement sur { $branch } : { $paths }. Pour les porter sur main : git checkout { $branch } -- { $paths }, puis git commit
sync-unsent = Pas encore envoyé : vos réponses à { $ids }. Pour le faire : git accord envoyer
sync-ahead = La branche principale d'ici a des commits que le dépôt partagé n'a pas. N'utilisez pas git pull : git accord auditer dit d'où ils viennent. Une décision s'envoie par git accord envoyer ; le reste se propose : git accord proposer
doctor-well = Rien ne cloche dans ce clone : la branche principale est en règle, et ce que vous avez vu y est.
doctor-ask = Réparer maintenant ? [o/N]
doctor-mended = Réparé.
doctor-git-unfinished = Un git { $command } est commencé ici et pas terminé.
doctor-git-unfinished-help = Pour y renoncer : git { $command } --abort. Pour le terminer : corrigez les fichiers marqués <<<<<<<, puis git add et git commit
doctor-locks = Une commande interrompue a laissé des verrous : { $paths }
doctor-locks-help = Si aucun git ne tourne ici, git accord diagnostic -y les enlève.
doctor-half-moved = Vos fichiers sont restés à l'état précédent : une commande a été interrompue avant la fin.
doctor-half-moved-help = git accord diagnostic -y les met à jour.
doctor-setting = La configuration propre à ce dépôt lancerait un programme ou mènerait ailleurs : { $key } = { $value }
doctor-setting-help = Pour l'ôter : git config --local --unset-all { $key }
doctor-no-remote = Ce clone n'a pas de dépôt partagé : rien ne part d'ici et rien n'y arrive.
doctor-no-remote-help = git remote add origin ADRESSE
doctor-detached = Vous regardez un état ancien, où rien ne peut être écrit.
doctor-detached-help = Retour au texte en vigueur : git accord aller
doctor-no-key = Vous n'avez pas de clé pour signer : vous pouvez regarder, pas répondre.
doctor-no-key-help = git accord rejoindre
doctor-key-of-nobody = Votre clé n'est celle de personne ici : { $key }
doctor-key-of-nobody-help = Envoyez à un membre la ligne que donne git accord rejoindre.
doctor-not-founded = L'organisation n'est pas encore fondée.
doctor-not-founded-help = Chaque membre fondateur tape git accord fonder --push.
doctor-pin = La branche principale ne contient plus { $pin }, que vous aviez trouvé en règle.
doctor-pin-help = D'abord git accord recevoir, et demandez aux autres : une personne qui a encore ce commit peut le renvoyer. Si le retour est voulu : git accord ancrer --again. Ce que ce compte a noté est dans { $place }.
doctor-foxtrot = La branche principale contient { $pin }, que vous aviez trouvé en règle, mais une fusion, souvent un git pull, l'a mis de côté : l'histoire a été fusionnée à l'envers.
doctor-foxtrot-help = Tapez ceci, qui affiche l'empreinte d'un commit : { $line } — puis envoyez-le : git push origin EMPREINTE:{ $branch }
doctor-behind = La branche principale d'ici est en retard sur le dépôt partagé : ce que vous lisez n'est plus tout le texte en vigueur.
doctor-behind-help = git accord recevoir
doctor-ahead = La branche principale d'ici a des commits que le dépôt partagé n'a pas, ou n'a plus.
doctor-ahead-help = Une décision s'envoie par git accord envoyer. Si elle avait déjà été envoyée, demandez aux autres qui l'a ôtée.
doctor-diverged = La branche principale d'ici et celle du dépôt partagé ont avancé chacune de leur côté.
doctor-diverged-help = Pas de git pull : git accord recevoir met de côté ce que vous aviez acté, et dit la suite.
doctor-other-anchor = Ce n'est pas l'organisation qui vous a été présentée : sa fondation n'est pas celle que vous avez ancrée.
doctor-other-anchor-help = Demandez à un autre membre, par un autre moyen, quelle est sa ligne. Si c'est la vôtre qui est fausse : git accord ancrer LIGNE
doctor-violation = Le commit { $commit } de { $author } a changé le texte en vigueur sans décision.
doctor-violation-help = Décidez ce qu'il a fait (git accord proposer), ou annulez-le : git revert { $how }{ $commit }
doctor-unreadable = La proposition { $id } ne se lit pas.
doctor-unreadable-help = git log accord/{ $id } montre qui l'a changée en dernier.
sync-set-aside = D'autres ont acté avant vous, et c'est le texte publié qui fait foi. Votre sceau de { $ids } est gardé sur la branche { $branch } ; si git accord statut en montre encore une à acter : git accord acter ID
sync-set-aside-answers = Avant que votre sceau de { $ids } ne parte, { $people } { $count ->
        [one] avait
       *[other] avaient
    } répondu : il est gardé sur la branche { $branch }. Lisez ce qui a été dit (git accord montrer), puis actez avec : git accord acter
sync-set-aside-edits = Le texte commun a avancé sans ce que vous aviez enregistré : cela reste sur la branche { $branch }. Pour le proposer : git checkout { $branch } -- { $paths }, puis git accord proposer
sync-undecided = Modifié sans décision, par { $person } à en croire le commit : { $paths }. Ce qui avait été décidé reste en vigueur.
sync-restored = « { $title } » a aussi rétabli ce qui avait été modifié sans décision : { $paths }
sync-vanished = { $ids } { $count ->
    [one] a été vue ici et n'est
    *[other] ont été vues ici et ne sont
    } plus nulle part : demandez aux autres qui { $count ->
    [one] l'a ôtée
    *[other] les a ôtées
    }.
move-finished = Une commande a été interrompue ici pendant le passage à { $branch } : les fichiers sont maintenant à leur place.
left-over = Une chose n'a pas pu suivre, le reste est fait :
status-taken-back = La branche principale ne contient plus ce que vous aviez trouvé en règle : git accord recevoir, puis git accord diagnostic
status-crossed = L'histoire de la branche principale a été fusionnée à l'envers : git accord diagnostic
status-unreadable = { $id } ne se lit pas : { $why }
trust-again-gives-up = Vous renoncez à exiger que la branche principale contienne { $pin }, que vous aviez trouvé en règle : des décisions peuvent manquer. Nouveau point de départ : le commit { $head }.
trust-again-keeps = La branche principale contient toujours tout ce que vous aviez trouvé en règle. Point de départ : le commit { $head }.
trust-ask = Repartir du commit { $path } ? [o/N]
trust-again-done = Désormais la branche principale doit contenir { $head }.
sync-main = Le texte en vigueur ici est celui du dépôt partagé.
man-written = { $count } pages de manuel sont dans { $path }. Pour en lire une : man git-accord
respond-done = « { $title } » (version { $version }) : { $person } { $answer }.
respond-recorded = Noté par { $recorder } pour { $person } : si cette réponse compte au moment d'acter, il faudra la signature de deux personnes ayant voix.
respond-may-decide = Tout est réuni. Pour l'acter : git accord acter { $id }
respond-all = Tout le monde a répondu ; le reste se lit dans git accord montrer.
respond-waiting = Réponses attendues : { $people }.
respond-objections = { $people } : objection à lever. Elle l'est quand la personne répond à nouveau, le plus souvent à une version amendée : git accord montrer { $id }
respond-not-pushed = Votre réponse n'est qu'ici. Pour l'envoyer : git accord envoyer { $id }
decide-done =
    Décision n° { $number }, { $title } : { $state } ({ $electors -> 
     [one] une personne ayant voix 
    *[other] { $electors } personnes ayant voix 
    }).
decide-closed = Décision n° { $number }, { $title } : { $state }.
decide-second = La décision { $id } porte une signature. Il en faut une deuxième, car des réponses y sont notées pour d'autres, ou quelqu'un part par une lettre. Une de ces personnes la donne : { $people }, en tapant git accord acter { $id }{ $how }
decide-second-nobody = La décision { $id } porte une signature. Il en faut une deuxième, car des réponses y sont notées pour d'autres, et personne d'autre du cercle ne peut signer : nommez aussi le cercle au-dessus (with = ["{ $parent }"] dans proposal.toml), puis git accord amender : tout le monde y répond alors à nouveau
decide-next = Pour revérifier toute l'histoire : git accord auditer
decide-push = Elle n'est actée qu'ici. Pour l'envoyer : git accord envoyer
decide-ways = Votre règlement prévoit une suite :
go-set-aside = Ce que vous aviez commité sur place, et que les autres n'ont pas, est gardé dans la branche { $branch }. Pour le revoir : git log { $branch }
go-edits = Vos modifications, pas encore signées, vous ont suivi : { $paths }
add-next = Ouvrez le fichier, complétez-le, puis : git accord vérifier, git accord proposer TITRE
trust-done = L'introduction de { $organisation } est ancrée dans vos réglages git : chaque audit y sera confronté.
join-cloned = L'organisation est dans { $path }. Pour y entrer : cd { $folder }
join-key-found = Vous signez avec { $key }.
join-key-made = Une clé neuve a été créée pour vous : { $path }. Sa moitié privée ne quitte pas cette machine.
join-key-used = Vous avez déjà une clé : { $path }.
join-ask = Faire signer git avec { $path } désormais (gpg.format, user.signingkey) ? oui/non
join-configured = git signe désormais avec { $path }.
join-not-configured = git n'est pas encore réglé pour signer. Pour le faire signer avec cette clé : git accord rejoindre -y
join-next = Envoyez la ligne ci-dessus à la personne qui vous accueille.
init-done = Les fichiers de l'organisation « { $name } » sont écrits et enregistrés ; fondateurs et fondatrices : { $people }.
init-keyless = Sans clé pour l'instant : { $people }. Chaque personne tape git accord rejoindre, et la ligne va dans son fichier de people/ avant la fondation.
init-next = Lisez les fichiers de { $path }, puis chaque membre fondateur signe : git accord fonder
check-summary = Fichiers : { $files } ; erreurs : { $errors }, avertissements : { $warnings }, remarques : { $infos }.
check-most-often = Le plus souvent : { $rules }. Chaque contrôle s'explique : git accord expliquer CONTRÔLE
check-older =
    { $number -> 
     [0] Il n'y avait aucun constat plus ancien. 
     [one] Un constat plus ancien n'est pas montré : il était là avant. 
    *[other] { $number } constats plus anciens ne sont pas montrés : ils étaient là avant. 
    }
check-not-judged = { $id } n'a pas été jugée, seuls les fichiers l'ont été. { $why }
check-may-decide = { $id } peut être décidée maintenant.
check-may-not-decide =
    { $id } ne peut pas encore être décidée : { $number -> 
     [one] il manque une chose. 
    *[other] il manque { $number } choses. 
    } Voir git accord montrer { $id }
more-alike = … et { $number } autres constats { $code } ({ $rule }). Un par ligne : git accord vérifier --format concise
more-findings = … et { $number } de plus de ce genre, non annotés.
diff-nothing = Rien n'a changé.

## Show, status, audit, explain
show-facts = { $id } · { $circle } · proposée par { $proposer } · version { $version } · { $state }
show-changes = Ce qu'elle change
show-no-change = Rien de ce qui est en vigueur.
show-answers = Qui répond
show-answered = Qui a répondu
show-missing = Ce qui manque
show-waiting = réponse attendue
show-stale = { $answer } (version { $version } : ne compte plus)
show-recorded = { $answer }, { $via }, noté par { $recorder }
via-aloud = de vive voix
via-paper = sur papier
via-phone = par téléphone
via-mail = par courriel
show-objection-open = Objection de { $person } (version { $version }) : { $reason }
show-objection-lifted = Objection de { $person } (version { $version }), levée : { $reason }
show-talk = { $person } { $answer } : { $reason }
show-not-recorder = La réponse de { $person } ({ $answer }) que { $recorder } a notée ne compte pas : { $recorder } n'en a pas, ou n'en a plus, la charge.
show-unverified = Une réponse au nom de { $person } ({ $answer }) ne porte pas de signature valable : elle ne compte pas.
show-ended = { $person } a répondu ({ $answer }) avec une clé qui ne parle plus : cette réponse ne compte plus.
show-away = { $person } est en congé : sa réponse n'est pas attendue, et compte si elle vient.
show-away-needed = { $person } est en congé ; personne d'autre ne peut répondre, et nul ne décide seul : sa réponse est attendue.
show-outsider = { $person } { $answer }, sans avoir voix ici : cela ne compte pas.
show-acceptance = { $person } accepte avec la nouvelle clé.
show-foreign = Quelqu'un a modifié { $paths } sur cette branche après la version signée : cela ne change rien à ce qui est soumis à décision.
show-signed = Le résultat porte déjà la signature de { $people }. Il en faut une deuxième ({ $second }) : git accord acter { $id }{ $how }
show-signed-nobody = Tout est réuni, et le résultat porte la signature de { $people }. Il en faut une deuxième et personne d'autre du cercle ne peut signer : nommez aussi le cercle au-dessus (with = ["{ $parent }"] dans proposal.toml), puis git accord amender : tout le monde y répond alors à nouveau
show-may-decide = Tout est réuni. Pour l'acter : git accord acter { $id }
show-how-to-answer = Pour répondre : git accord répondre { $id } consentir — ou : objecter -m "le tort que je vois"
join-known = Ici, vous êtes { $person }. Ce qui vous attend : git accord statut
audit-not-founded = { $commits } commits et aucune fondation : rien n'est encore établi.
audit-sound = Commits : { $commits } ; décisions : { $decisions } ; réponses : { $answers }. Tout se vérifie : signatures, modifications et quorums.{ $healed ->
    [0] {""}
    *[other] {" "}Modifications faites hors décision, et défaites depuis : { $healed }.
    }
audit-faulty = Commits : { $commits } ; décisions : { $decisions } ; réponses : { $answers }. Violations ouvertes : { $open }, réparées : { $healed }. Les erreurs ci-dessus disent ce qui ne va pas ; git accord expliquer CODE dit que faire.
audit-remembered = { $commits } commits, vérifiés auparavant, n'ont pas été repris ; git accord auditer --full les revérifie tous.
audit-not-anchored = Tout est cohérent. Rien ne dit encore que c'est bien votre organisation : la ligne d'introduction qu'on vous a remise sur papier le vérifie, par git accord ancrer LIGNE
audit-anchored = Ancré : c'est bien l'organisation qui vous a été présentée.
audit-other-anchor = Ce n'est pas la fondation que vous avez ancrée. Demandez à un autre membre, par un autre moyen, quelle est sa ligne.
audit-found-first = Pour la fonder : chaque membre fondateur tape git accord fonder
explain-why = Pourquoi
explain-help = Que faire
explain-topics = En quelques mots, aussi : { $topics }
explain-level = Niveau ici
explain-level-also = { $level } ; dans certains cas, { $also }
explain-source = Source
explain-trademark = Holacracy est une marque déposée de HolacracyOne : le profil est une compatibilité, non une licence.
explain-good = Un bon exemple
explain-bad = Un mauvais exemple

## Import
import-ids = { $number } identifiants ont été adaptés : { $list }
import-spellings = { $number } personnes étaient écrites de deux façons et n'en font qu'une : { $list }
import-unknown = { $number } noms ne mènent à personne et ont été laissés de côté : { $list }
import-lost = { $number } éléments n'ont pas pu être repris : { $list }
import-empty = { $number } cercles n'ont aucun membre : { $list }
import-shared = { $number } domaines étaient revendiqués par un second détenteur : le premier les garde.
import-ended = { $number } mandats achevés ne sont pas dans les rôles ; qui les tenait, et n'est plus dans le cercle, figure parmi ses anciens membres.
import-archived = { $number } équipes archivées deviennent des cercles dissous, sans membres ni rôles.
import-markers = { $number } équipes de marquage deviennent des cercles comme les autres.
import-including = { $number } équipes en incluent d'autres : seuls les membres qu'elles listent sont repris.
import-broken = { $number } fichiers n'ont pas pu être lus : { $list }
import-toml-1-1 = { $number } fichiers sont en TOML 1.1, que d'autres lecteurs peuvent refuser : { $list }
import-done = { $people } personnes, { $circles } cercles, { $roles } rôles ; { $written } fichiers écrits.
import-next = Pour regarder : git accord vérifier, git accord organigramme
import-nothing = Tout y était déjà.

## First files
init-constitution = Qui nous sommes. Qui lit ceci connaît l'organisation sans avoir à demander.
init-id = Identifiant qui désigne cette organisation entre toutes, pour toujours : il figure dans chaque réponse signée.
init-branch = La branche qui porte le texte en vigueur.
init-root = Le cercle qui tient la constitution, les règles et les personnes.
init-founders = Celles et ceux qui signent l'état fondateur (git accord fonder).
init-categories = Les catégories d'associés que la loi demande.
init-category-salaries = Salarié·es
init-category-beneficiaires = Bénéficiaires
init-category-soutiens = Soutiens
init-offices = Mandats légaux ; une assemblée les confirme dans les six mois.
init-office-presidence = Présidence
init-office-tresorerie = Trésorerie
init-office-gerance = Gérance
init-articles = Articles courts ; les textes longs vont dans articles/01-titre.md
init-article-title = Raison d'être
init-article-text = { $name } existe pour que ses membres agissent ensemble. Écrivez ici à quelle fin.
init-rules = Comment nous décidons. Chaque nombre est écrit, pour que personne n'ait à deviner.
init-rules-source = D'où viennent les nombres : { $name }
init-edition = Une édition publiée ne change jamais : une mise à jour de l'outil ne change aucune règle.
init-silence = missing : le silence n'est pas un consentement. consent : il l'est, une fois le délai passé, et c'est signalé.
init-quorum = La part des personnes ayant voix qui doit avoir répondu.
init-open-days = Jours pendant lesquels une proposition reste ouverte, sauf si tout le monde a répondu.
init-notice = Jours de préavis avant une réunion qui décide.
init-rounds = Nombre de versions après lequel une solution de repli est possible.
init-judge = Qui peut écarter une objection. circle : nul ne le peut. group : toute autre personne qui a voix. facilitator : qui facilite.
init-recording = recorder : les titulaires des rôles qui actent peuvent noter les réponses orales. each-signs : personne ne le peut.
init-seal = Rôles qui actent quand quelqu'un est absent.
init-seals = signed-commit : la décision est une fusion signée. dossier : une forge peut fusionner.
init-kinds = Ce que nous demandons de plus, par type de modification.
init-keep = Ce qu'une élection laisse au registre : result, names ou reasons.
init-terms = Durée maximale des mandats.
init-size = Nombre de membres avec lequel un cercle travaille bien.
init-words = Nos propres mots, montrés à la place de ceux de l'outil.
init-words-example = circle = "pôle"
init-person = Une personne : un nom et des clés publiques, rien d'autre de personnel.
init-circle = Ce pour quoi ce cercle existe, et qui en fait partie.
init-circle-name = Cercle général
init-circle-purpose = Tenir ce qui concerne toute l'organisation
init-role = Ce dont ce rôle répond, qui le tient et jusqu'à quand.
init-purpose-facilitator = Des tours où chaque personne est entendue
init-purpose-secretary = Un registre que chacun peut lire et croire
init-domain = Ce qui est tenu, et qui est seul à le tenir.
init-domain-name = L'organisation
init-policy = Un texte en vigueur, jusqu'à sa révision.
init-policy-text = Écrivez la règle dans text, en mots que comprend une personne qui arrive.
origin-base = Ce contrôle vient de la tradition suivie, { $name } ({ $place })
origin-layer = Ce contrôle vient de la forme légale ou de la pratique, { $name } ({ $place })
origin-own = Ce contrôle est à ce niveau par notre propre ligne ({ $place })
summary-title = Contrôle de la gouvernance
summary-level = Niveau
summary-place = Où
summary-what = Constat
summary-do = Que faire
check-timings = { $rules } contrôles en { $micros } µs
rules-count = { $on } contrôles en vigueur, { $off } en sommeil, { $own } à nous. git accord expliquer CODE dit ce que chacun demande.
family-cor = Fichiers et confiance
family-cir = Cercles
family-lnk = Liens
family-off = Fonctions du cercle
family-rol = Rôles
family-trm = Mandats
family-mem = Membres
family-dom = Domaines
family-pol = Règles
family-dec = Décisions
family-ele = Élections
family-mtg = Réunions
family-ten = Tensions
family-coop = Coopératives
family-scop = SCOP
family-scic = SCIC
family-asso = Associations
family-own = Nos propres contrôles
explain-says = Ce qu'il dit
explain-numbers = Nombres
explain-looks-at = Il regarde
explain-when = Quand
explain-must = Doit être vrai
pages-title = Les contrôles, un par un
pages-head = Ces pages viennent des cartes de `schema/rules` ; un test refuse tout écart.
profiles-all = tous les profils
fmt-left = { $path } est laissé tel quel : il ne se lit pas, ou la mise en forme changerait ce qu'il dit. git accord vérifier en dit plus.
fmt-done =
    { $number ->
    [0] Rien à mettre en forme.
    [one] Un fichier mis en forme. Rien de ce qu'il dit n'a changé.
    *[other] { $number } fichiers mis en forme. Rien de ce qu'ils disent n'a changé.
    }
fmt-rest = Tout le reste est en forme.
fmt-would =
    { $number ->
    [0] Tout est en forme.
    [one] Un fichier à mettre en forme : git accord fmt.
    *[other] { $number } fichiers à mettre en forme : git accord fmt.
    }
propose-named = L'origine, cette décision, est inscrite dans { $paths }.
colon = { " :" }
in-the-way-told = À savoir sur { $id } :
in-the-way = À corriger avant que { $id } puisse être actée :
propose-review = Elle dure : à relire le { $day } (pour un autre jour : review dans proposal.toml, puis git accord amender).
doctor-unfinished = Une commande interrompue n'a pas pu être terminée ici.
doctor-unfinished-help = Libérez ce qui la bloque (espace, droits) et relancez-la ; sinon, oubliez-la : les branches restent où elles sont, les fichiers tels quels.
doctor-empty-ref = { $path } est vide : une coupure a arrêté git pendant qu'il l'écrivait.
doctor-empty-ref-help = Supprimez ce fichier, puis git fetch ; pour HEAD : git symbolic-ref HEAD refs/heads/main
doctor-index = L'index de git, { $path }, ne se lit pas ici.
doctor-index-help = rm { $path }, puis git reset (un index partagé ou partiel : git config --unset core.splitIndex, git sparse-checkout disable)
doctor-own-folder = { $path } ne peut pas servir : c'est là que les commandes interrompues se notent.
doctor-own-folder-help = Supprimez-le ou rendez-le accessible en écriture ; il est refait tout seul.
doctor-state = Votre mémoire de cette organisation, { $path }, ne peut pas être écrite : rien de ce que vous voyez ne sera retenu.
doctor-state-help = Rendez ce dossier accessible en écriture
doctor-pin-unreadable = Le repère { $path } ne se lit pas : un retour en arrière de la branche principale passerait inaperçu.
doctor-pin-unreadable-help = Après avoir vérifié l'historique avec quelqu'un d'autre : git accord ancrer --again
respond-late = La décision a été actée avant que votre réponse arrive : elle n'y figure pas. Elle reste sur la branche, et chacun la verra ; pour rouvrir la question : git accord proposer
decide-second-push = Cette signature n'est qu'ici. Pour l'envoyer : git accord envoyer { $id }
come-back = La décision est close : vous lisez de nouveau le texte en vigueur, sur { $branch }.
sync-nothing = Rien de nouveau.
sync-opened = Ouverte : « { $title } », de { $person } ({ $id })
sync-version = « { $title } » : version { $version }{ $because }
sync-answer = « { $title } » : { $person } { $answer }{ $older }{ $because }{ $by }
sync-because = { " " }: « { $text } »
sync-recorded = { " " }(noté par { $recorder })
sync-decided = Décision n° { $number }, { $state } : « { $title } »
sync-arrived = { $person } est membre désormais.
publish-decision = La décision n° { $number } est envoyée.
sync-unsigned = { $id } : une branche que personne de l'organisation n'a signée
show-facts-numbered = Décision n° { $number } · { $id } · { $circle } · proposée par { $proposer } · version { $version } · { $state }
show-since = Changé depuis votre réponse (version { $version })
show-since-nothing = Rien de ce que vous aviez lu.
show-since-none = Vous n'avez pas répondu à une version plus ancienne : voici tout ce qu'elle change.
show-driver = Motif : { $text }
show-tension = Tension : { $text }
show-example = Exemple : { $text }
show-version = Ce que change cette version : { $text }
show-role = Rôle : { $role }
show-term = Durée : { $term }
show-criteria = Critères : { $list }
show-steps = Ce qui a été tenté : { $list }
show-until = Réponses attendues jusqu'au { $day }
show-heard = Personne entendue le { $day }
show-review = À relire le { $day }
show-decided = Actée le { $day }
show-facilitator = Animation : { $person }
show-meeting = Réunion : { $text }
show-assembly = Assemblée : { $text }
show-may-speak = peut répondre, sans être attendu·e
go-proposal = Vous lisez la proposition « { $title } », version { $version }. Retour au texte en vigueur : git accord aller
go-branch = Vous êtes sur { $branch }. Retour au texte en vigueur : git accord aller
go-in-force = Vous lisez le texte en vigueur ({ $branch }).
show-kinds = Nature : { $kinds }
answer-stand-aside = se met à l'écart
state-objection = une objection à lever
log-answers =
    { $number ->
        [one] { $number } réponse
       *[other] { $number } réponses
    }
log-none = Aucune décision n'a modifié { $path }.
log-founding = Fondation
init-name-founding = Cofondation
init-purpose-founding = Que l'organisation prenne forme, jusqu'à ce que ses cercles et ses rôles soient créés
init-accountability-founding = Proposer les premiers cercles et les premiers rôles
amend-restarted = Une décision avait changé { $paths } entre-temps : cette version repart du texte en vigueur.
amend-clashed = Les deux changent les mêmes lignes de { $paths } : votre texte y a été gardé. Relisez-le : git accord montrer
sync-founder-signed = { $person } a signé la fondation.
sync-founding-text = Le texte à fonder a changé : { $paths }. Les signatures données avant ne valent plus : relisez, puis git accord fonder --push
sync-founded = L'organisation est fondée. La ligne à garder sur papier, et à ancrer (git accord ancrer LIGNE) : { $line }
sync-older = { " " }(à la version { $version })
show-facts-unsigned = { $id } · { $circle } · au nom de { $proposer }, qui ne l'a pas signée · version { $version } · { $state }
show-other-number = « { $title } », que le statut appelle { $number }, est une autre : git accord montrer { $id }
vote-trace = Vote : { $pro } pour, { $contra } contre, { $blank } { $blank ->
    [one] blanc
   *[other] blancs
    } ; { $of ->
    [cast] { $counted } { $counted ->
        [one] exprimé
       *[other] exprimés
        }
    [answers] { $counted } { $counted ->
        [one] vote
       *[other] votes
        }
   *[other] { $counted } { $counted ->
        [one] personne ayant voix
       *[other] personnes ayant voix
        }
    }, il en faut { $needed } pour.{ $tie ->
    [yes] {" "}À égalité, rien n'est adopté.
   *[no] {""}
    }
vote-trace-in = { $circle } : { $pro } pour, { $contra } contre, { $blank } { $blank ->
    [one] blanc
   *[other] blancs
    } ; { $of ->
    [cast] { $counted } { $counted ->
        [one] exprimé
       *[other] exprimés
        }
    [answers] { $counted } { $counted ->
        [one] vote
       *[other] votes
        }
   *[other] { $counted } { $counted ->
        [one] personne ayant voix
       *[other] personnes ayant voix
        }
    }, il en faut { $needed } pour.{ $tie ->
    [yes] {" "}À égalité, rien n'est adopté.
   *[no] {""}
    }
show-vote = Se décide par un vote, à { $more ->
    [half] plus de la moitié
    [more] plus de { $share }
   *[least] au moins { $share }
    } { $of ->
    [cast] des suffrages exprimés, pour ou contre
    [answers] des votes, blancs compris
   *[other] de celles et ceux qui ont voix
    }
show-how-to-vote = Pour voter : git accord répondre { $id } pour — ou : contre, blanc
show-not-voted = n'a pas voté
show-silent = n'a rien dit à temps ; selon nos règles, cela n'empêche rien
state-lost = le vote a dit non, reste à l'écrire au registre
state-nominating = on désigne
show-named = a désigné quelqu'un, sous pli
show-unnamed = désignation attendue
show-may-name = peut désigner, et consentira ensuite
show-how-to-nominate = Pour désigner : git accord répondre { $id } désigner PERSONNE -m "ce qu'elle apporte"
elect-title = Élection : { $role }, { $circle }
elect-opened = L'élection est ouverte : personne ne se présente, chacun et chacune désigne quelqu'un, sous pli. Pour désigner : git accord répondre { $id } désigner PERSONNE -m "ce qu'elle apporte"
elect-head = { $title }
elect-named = Désignations reçues : { $people }.
elect-awaited = Désignations attendues : { $people }.
elect-unopened = Plis que vous n'avez pas encore reçus : { $people }.
elect-count =
    { $count ->
        [one] { $person } : { $count } désignation
       *[other] { $person } : { $count } désignations
    }
elect-reason = – { $person } : « { $reason } »
elect-next-name = Lisez les raisons au cercle, demandez qui change d'avis (désigner à nouveau suffit), puis proposez quelqu'un : git accord élire { $id } --name PERSONNE
elect-next-first = Personne n'a encore désigné. Si les désignations ont lieu en réunion, sur papier, proposez ensuite quelqu'un : git accord élire { $id } --name PERSONNE
elect-next-wait = Quand tous les plis sont là, ils s'ouvrent ensemble : git accord élire { $id } --slip "LIGNE REÇUE"
elect-is-proposed = { $people } : le nom est devant le cercle, qui consent ou objecte : git accord montrer { $id }
elect-from-later = Un rôle change de mains le jour où c'est acté, même si le mandat est daté du { $day }. Pour que rien ne change avant, actez ce jour-là.
elect-proposed = Vous proposez { $people }. Le cercle consent ou objecte ; la personne proposée répond après les autres.
elect-proposed-self = Vous proposez { $people }. De votre part, c'est aussi dire que vous acceptez. Le cercle consent ou objecte : git accord montrer { $id }
elect-interim = On n'a trouvé personne : qui tient le rôle continue par intérim, si le cercle y consent.
slip-to-hand-over = Votre désignation est sous pli : le dépôt n'en garde qu'une empreinte, sans nom ni raison. Remettez cette ligne à { $person }, par un autre chemin que le dépôt :
respond-named = Tout le monde a désigné quelqu'un. La suite revient à qui anime l'élection : git accord élire { $id }
respond-waiting-named = Désignations attendues : { $people }.
depart-title = Départ : { $person }
depart-next = Tout ce que vous tenez s'achève avec votre départ : cercles, rôles, clés. Personne d'autre n'a à consentir. Relisez (git accord montrer), puis : git accord acter { $id } --push
separate-title = Séparation, entretien du { $day }
separate-next = Le titre ne dit pas de qui il s'agit. Le cercle consent sans { $person } ; les raisons ne s'écrivent pas ici. Cela ne met fin à aucun contrat de travail et n'exclut personne de la société ou de l'association : cela se décide par d'autres voies.
part-offices = Mandats légaux qui restent à pourvoir par une assemblée : { $offices }.
key-title = Clé : { $person }
key-next-new = La nouvelle clé doit dire qu'elle est la vôtre. Là où elle signe (git config --global user.signingkey FICHIER) : git accord consentir { $id }. Puis, avec la clé d'avant : git accord acter { $id } --push
key-next-retired = Personne d'autre n'a à consentir : git accord acter { $id } --push
respond-others-decide = Tout est réuni ; peuvent l'acter : { $people }. git accord acter { $id }
respond-over = Le temps de répondre est passé ; la suite se lit dans git accord montrer { $id }
slip-kept = Votre désignation est sous pli : le dépôt n'en garde qu'une empreinte, sans nom ni raison. Le pli reste ici, puisque vous menez l'élection :
slip-kept-for = La désignation de { $person } est sous pli : le dépôt n'en garde qu'une empreinte, sans nom ni raison. Le pli reste ici, puisque vous menez l'élection :
slip-to-hand-over-for = La désignation de { $person } est sous pli : le dépôt n'en garde qu'une empreinte, sans nom ni raison. Remettez cette ligne à { $leader }, par un autre chemin que le dépôt :
show-with-reason = { $answer } : « { $reason } »
elect-driver = Pourvoir le rôle « { $role } »
elect-taken = Plis reçus : { $people }.
decide-elected = Tient désormais le rôle : { $people }.
review-keep-title = Relecture : { $title }
review-end-title = Fin de la règle : { $title }
review-next = La règle reste en vigueur ; on la relit le { $day }.
review-criterion = Critère : { $text }
review-criterion-measured = Critère : { $text } (mesure : { $measure })
init-recovery-by = Combien d'autres signent pour suspendre la clé de quelqu'un, ou lui en rendre une.
init-recovery-pause = Combien de temps une clé rendue attend, pour que sa personne puisse dire non.
vouch-title-suspended = Clés d'un membre : suspension
vouch-title-announced = Clés d'un membre : une nouvelle clé annoncée
vouch-title-completed = Clés d'un membre : la nouvelle clé
vouch-next-suspended = Le titre ne dit pas de qui il s'agit. Il faut { $by ->
    [one] une personne
    *[other] { $by } personnes
    } en tout, chacune avec sa propre clé, vous comprise. Envoyez (git accord envoyer { $id }) ; une autre : git accord consentir { $id }, puis git accord acter { $id } --push. La clé de { $person } se tait dès que c'est acté ; ensuite : git accord clé rétablir
vouch-next-announced = Le titre ne dit pas de qui il s'agit. Il faut { $by ->
    [one] une personne
    *[other] { $by } personnes
    } en tout, chacune avec sa propre clé, parmi celles qui n'ont rien suspendu. Envoyez (git accord envoyer { $id }). Une fois actée, la nouvelle clé de { $person } attend { $pause } { $unit ->
    [hours] heures
    *[other] jours
    } : { $person } peut dire non avec une clé d'avant. Puis : git accord clé rétablir { $whom }
vouch-next-completed = Avec la nouvelle clé, { $person } confirme : git accord consentir { $id }. Une autre personne consent aussi, puis : git accord acter { $id } --push
vouch-spoken = { $count ->
    [0] Depuis le { $day }, aucune décision n'a compté une réponse signée avec la clé de { $person }.
    *[other] Depuis le { $day }, ces décisions ont compté une réponse signée avec la clé de { $person } : { $decisions }. Elles restent valables ; relisez-les, et revenez par une proposition sur ce que { $person } n'a pas dit.
    }
respond-unwritten = Il s'agit d'une personne : votre raison n'est pas écrite, rien de ce qui est écrit ici ne s'efface. Dites-la aux autres.
respond-stays = Il s'agit d'une personne : ce que vous avez écrit reste pour toujours dans le dépôt.
show-objection-said = Objection de { $person } (version { $version }) : la raison se dit, elle n'est pas écrite
show-stale-rules = { $answer } (le règlement a changé depuis : à redonner)
sync-rules = Le règlement a changé. Ce qui a été répondu avant est à redonner : { $titles }
key-answers-fall = Vos réponses signées avec l'ancienne clé ne compteront plus ; redonnez-les ensuite : { $titles }
show-asked-for = Ce qu'elle demandait, et qui n'est pas en vigueur
chart-of-proposal = Dessiné d'après la proposition que vous lisez. Le texte en vigueur : git accord organigramme --at { $branch }
elect-in-the-room = Personne n'a désigné par écrit ici : c'est donc ce qui s'est dit en réunion.
respond-accepted = Tout est réuni. Avec une clé qui parle déjà : git accord acter { $id }
answer-accept = confirme sa nouvelle clé
show-by-advice = Décision après avis : qui en a le mandat décide, une fois les avis donnés ou le temps passé
show-by-lead = Décision de qui mène le cercle
show-advice = { $person } — avis : « { $reason } »
show-advice-awaited = { $person } — avis demandé
shape-path = { $path }
shape-nothing = C'est déjà ainsi : rien n'a été écrit.
shape-next = C'est écrit ici, et pas encore en vigueur. Ensuite : git accord proposer TITRE
add-lead-name = Premier lien
add-lead-purpose = Porter dans le cercle ce que le cercle parent attend de lui.
admit-title = Arrivée d'un membre
admit-next-key = Le titre ne dit pas de qui il s'agit. Le cercle consent, et { $person } confirme sa clé dans son propre clone : git accord consentir { $id }. Envoyez-la : git accord envoyer { $id }
admit-next = Le titre ne dit pas de qui il s'agit. Sans clé, { $person } aura toutes ses voix, que l'on notera ; une clé pourra venir plus tard. Envoyez-la : git accord envoyer { $id }
show-not-needed = n'a pas eu à répondre
respond-appeal = Votre clé est suspendue : votre refus porte l'affaire devant le cercle racine, qui décide en entier.
show-objection-aside = Objection de { $person } (version { $version }), écartée : { $reason }
log-elected = { $people }
respond-lost = Tout le monde a voté, et le vote a dit non. Pour l'écrire au registre : git accord acter { $id }
vouch-in-full = Trop peu de personnes n'ont rien suspendu : c'est le cercle racine qui décide en entier, chacun et chacune, et la proposition reste ouverte { $days } jours. Il en sera de même quand la clé se mettra à valoir.
show-aside-by = écartée par { $person } : { $reason }
show-no-mandate = Le règlement dit { $method ->
    [advice] « après avis »
    *[other] « qui mène le cercle décide »
    }, mais personne n'en a le mandat ici : le cercle consent. Un mandat, c'est mener le cercle, ou tenir le rôle à qui revient le domaine de la règle
show-how-to-advise = Pour donner son avis : git accord répondre { $id } réagir -m "…" ; qui en a le mandat : consentir
shape-next-amend = C'est écrit ici, dans la proposition que vous lisez. Ensuite, si c'en est une nouvelle version : git accord amender. Si c'est autre chose : git accord aller l'emporte, puis git accord proposer TITRE
shape-next-founding = C'est écrit ici. Avant la fondation, on modifie librement : git add -A, git commit, puis git accord fonder
admit-next-trial = Le titre ne dit pas de qui il s'agit. { $person } vient à l'essai, sans voix pour l'instant. Envoyez-la : git accord envoyer { $id }. À la fin de l'essai : git accord personne accueillir { $whom } --circle CERCLE
admit-next-known = Le titre ne dit pas de qui il s'agit. La clé de { $person } parle déjà : le cercle consent. Envoyez-la : git accord envoyer { $id }
show-follows = Reprend { $id }, qui n'a pas été adoptée
show-follows-way = Reprend { $id }, qui n'a pas été adoptée : { $way }
show-exhausted = Après { $rounds ->
    [one] une version
    *[other] { $rounds } versions
    }, une objection tient encore. Le plus simple : fermer cette proposition, qui reste au registre comme non adoptée : git accord acter { $id } --result non-adoptée. Votre règlement prévoit ensuite : { $ways }. Une version de plus reste possible ; tout le monde y répondrait à nouveau.
show-exhausted-bare = Après { $rounds ->
    [one] une version
    *[other] { $rounds } versions
    }, une objection tient encore. Le plus simple : fermer cette proposition, qui reste au registre comme non adoptée : git accord acter { $id } --result non-adoptée. Une version de plus reste possible ; tout le monde y répondrait à nouveau.
show-exhausted-above = Ou bien, à la place, la porter au cercle parent, qui pourra en décider : git accord acter { $id } --result portée
show-ways = Pour la reprendre, selon votre règlement
show-way = { $what } : git accord proposer --follows { $id } --fallback { $word }
way-shorter-term = la même, pour moins longtemps
way-measured-trial = un essai, avec ce qu'on mesurera
way-helping-circle = un cercle de soutien qui y travaille
way-parent-circle = le cercle parent en décide
way-process-breakdown = le cercle au-dessus reprend l'animation
way-vote = un vote sur ce même texte, ouvert par qui l'avait proposée
way-status-quo = on en reste là
way-word-shorter-term = durée-plus-courte
way-word-measured-trial = essai-mesuré
way-word-helping-circle = cercle-de-soutien
way-word-parent-circle = cercle-parent
way-word-vote = vote
depart-place-title = Quitter { $place } : { $person }
depart-next-place = Personne d'autre n'a à consentir. Relisez (git accord montrer), puis : git accord acter { $id } --push. La place est libre ensuite : git accord élire, ou le cercle en décide
depart-next-letter = La lettre de { $person } est notée, avec sa date ; chaque statut l'affiche en premier. Gardez l'original. Envoyez-la (git accord envoyer { $id }) ; deux personnes du cercle racine la signent ensuite : git accord acter { $id } --push
show-objection-again = Objection de { $person } (version { $version }), redite depuis : { $reason }
show-objection-lifted-said = Objection de { $person } (version { $version }), levée
length-years = { $count } { $count ->
    [one] an
    *[other] ans
    }
length-months = { $count } mois
length-days = { $count } { $count ->
    [one] jour
    *[other] jours
    }
length-mixed = { $text }
show-about-you = Cette proposition vous concerne : elle se prend sans votre voix. Questions et réactions restent les vôtres : git accord répondre { $id } question -m "…"
found-keyless = { $people } n'a pas de clé et ne peut donc pas signer la fondation. Ajoutez sa clé dans people/, ou ôtez ce nom de founders dans constitution.toml ; git add -A, git commit, puis chacun et chacune signe à nouveau : git accord fonder --push
found-errors = git accord vérifier trouve encore { $count } { $count ->
    [one] erreur
    *[other] erreurs
    } dans ce texte : mieux vaut les corriger avant que tout le monde ait signé.
vouch-few = Qui suspend une clé n'aide pas à en rendre une autre : il ne { $rest ->
    [0] resterait personne
    [one] resterait qu'une personne
    *[other] resterait que { $rest } personnes
    } pour cela, et il en faut { $by }. Le cercle racine en décidera alors, avec tout le monde et en prenant son temps. Si la clé est perdue et non volée, laissez cette suspension (git accord retirer) et passez directement à : git accord clé rétablir
contest-done = { $person } conteste la décision n° { $number }, « { $title } » : cela ne la défait pas, et reste écrit à côté d'elle pour toujours. Pour la reprendre : git accord proposer
contest-push = Ce n'est encore qu'ici. Pour l'envoyer : git accord envoyer
init-ask-names = Écrire les noms des personnes hors du dépôt, dans people.local.toml ? Rien de ce que git garde ne s'efface. [o/N]
init-names-apart = Les noms sont dans { $path }, que git ne garde pas : transmettez ce fichier de la main à la main. Les fichiers gouvernés ne disent que les identifiants.
name-kept-apart = { $person } : ce nom est noté dans { $path }, hors de git. Il n'y a rien à proposer.
round-opened = Ouverte aux questions, aux réactions et au consentement : { $answered } sur { $needed }
round-clarification = Tour de clarification : { $count ->
    [one] une question attend sa
    *[other] { $count } questions attendent leur
    } réponse. Viennent ensuite les réactions, puis le consentement
round-reaction = Tour de réactions : { $count } jusqu'ici. Qui propose amende ou garde son texte, puis vient le consentement
round-integration = Intégration : une objection demande un autre texte (version { $version }, { $most ->
    [one] une prévue
    *[other] { $most } prévues
    })
round-consent = Tour de consentement, version { $version } : { $answered } sur { $needed }
show-concern = Préoccupation de { $person } : « { $reason } ». Pour en faire un critère, relu à la révision : git accord règle modifier { $policy } --criterion "{ $reason }", puis git accord amender
publish-healed = La réparation est envoyée : le texte en vigueur est rétabli pour tout le monde.
publish-contested = Ce que vous avez dit d'une décision close est envoyé.
contest-recorded = Écrit au nom de { $person } par { $recorder }.
result-failed = {" "}--result non-adoptée
result-escalated = {" "}--result portée
result-usual = {""}
show-rounds-over = { $rounds ->
    [one] La version prévue a eu lieu
    *[other] Les { $rounds } versions prévues ont eu lieu
    }, et une objection tient. Deux suites possibles : qui objecte lève l'objection (git accord consentir) ; ou la proposition se ferme, une fois que tout le monde a répondu à cette version-ci ou que le délai est passé. Une version de plus ferait tout recommencer.
names-hand-over = Le nom est dans { $path }, hors de git : transmettez la nouvelle version de ce fichier aux autres.
show-letter = Par une lettre du { $day }, dont l'original est gardé hors du dépôt
vouch-too-early = Elle ne pourra être actée qu'à partir du { $day } : jusque-là, la personne peut dire non. Les autres peuvent déjà y consentir.
join-former = Ici, vous étiez { $person } : cette clé n'y parle plus.
join-awaited = Votre clé est dans une proposition : rien à envoyer. Où cela en est : git accord statut
