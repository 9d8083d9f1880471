quoted = « { $text } »
status-in-force = texte en vigueur
status-not-founded = pas encore fondée
status-on-proposal = vous lisez la proposition « { $title } », version { $version }
status-on-closed = vous lisez une proposition close
status-on-branch = vous êtes sur la branche { $branch }
status-detached = vous lisez un état ancien
status-no-remote = sans dépôt partagé
status-up-to-date = à jour avec le dépôt
status-up-to-date-since = à jour avec le dépôt (reçu { $age })
status-ahead = ce qui est ici n'est pas tout envoyé
status-ahead-since = ce qui est ici n'est pas tout envoyé (reçu { $age })
status-empty-remote = le dépôt partagé est encore vide
status-behind = le dépôt a avancé : git accord recevoir
status-behind-since = le dépôt a avancé (reçu { $age }) : git accord recevoir
ago-now = à l'instant
ago-minutes = il y a { $number } min
ago-hours = il y a { $number } h
ago-days =
    il y a { $number ->
        [one] { $number } jour
       *[other] { $number } jours
    }
status-me = Vous : { $person } ({ $id })
status-nobody = Votre clé n'est pas encore enregistrée ici : git accord rejoindre affiche la ligne à envoyer.
seat-role = { $role }
seat-role-until = { $role } jusqu'au { $until }
seat-role-in = Rôle : { $role }, dans { $circle }
seat-circles = Dans : { $circles }
seat-domains = Par vos rôles, vous décidez de : { $domains }
seat-no-domain = Aucun domaine ne vous est confié : ce que vous voulez changer passe par une proposition.
seat-mandate = Vous menez { $circle } : vous décidez en personne de ces modifications : { $kinds }. Modifiez le fichier, puis git accord proposer et git accord acter
seat-mandate-advice = Vous menez { $circle } : après avoir demandé l'avis de qui cela touche, vous décidez de ces modifications : { $kinds }. Modifiez le fichier, puis git accord proposer et git accord acter
seat-the-rest = Le reste passe par une proposition au cercle.
whoami = Ici, vous êtes { $person } ({ $id }).
status-for-you = À VOUS
status-of-others = OÙ EN SONT LES RÉPONSES
status-soon = BIENTÔT
status-nothing-for-you = Rien à faire pour l'instant.
status-violations =
    { $number ->
        [one] Une modification de la branche principale ne vient pas d'une décision valable : git accord auditer
       *[other] { $number } modifications de la branche principale ne viennent pas d'une décision valable : git accord auditer
    }
status-said-of = , { $by }, version { $version }{ $until }
status-by = de { $person }
status-yours = de vous
status-past = échu
status-was-until = , délai passé le { $day }
status-until = , à répondre jusqu'au { $day }
status-changed = changé depuis votre réponse (version { $version }) :
status-more =
    { $number ->
        [one] et une autre ligne
       *[other] et { $number } autres lignes
    }
status-objects = { $person } objecte (version { $version }) : « { $reason } »
status-objects-said = { $person } objecte (version { $version }) ; sa raison se dit de vive voix
status-asks-you = { $person } demande, à propos de « { $title } » : « { $question } » Pour répondre : git accord répondre { $number } réagir -m "…"
status-asks = { $person } demande : « { $question } » (pas encore de réponse)
status-asks-here = { $person } demande : « { $question } » Pour répondre : git accord répondre { $number } réagir -m "…"
status-rivals = { $titles } : change la même chose. Quand l'une sera actée, l'autre devra être amendée.
status-do-answer = git accord répondre { $number } consentir { $or } objecter -m "…" { $or } question -m "…"
status-do-accept = Confirmez votre clé : git accord consentir { $number } --push
status-do-seal = Tout est réuni : git accord acter { $number }
status-do-close = { $person } l'a retirée. Pour la clore : git accord acter { $number }
status-do-close-left = { $person } a quitté l'organisation : plus personne ne porte cette proposition. Pour la clore : git accord acter { $number }
status-do-countersign = Des réponses ont été notées pour autrui, et le résultat porte déjà la signature de { $people }. Pour signer à votre tour : git accord acter { $number }{ $how }
status-do-elect-again = Proposez quelqu'un d'autre : git accord élire { $number } --name PERSONNE. Ou la même personne pour un autre mandat : --term 6m
status-rounds-over = Les { $rounds } versions prévues ont eu lieu. La suite : git accord montrer { $number }
status-do-amend = Votre texte attend une nouvelle version : git accord aller { $number }, modifiez-le, puis git accord amender
status-do-amend-here = Votre texte attend une nouvelle version : modifiez-le, puis git accord amender
status-unsent-proposal = « { $title } » n'est encore qu'ici : git accord envoyer { $number }
status-unsent-decision = « { $title } » (décision n° { $number }) n'est actée qu'ici. Pour l'envoyer : git accord envoyer
status-unsent-founding = Votre signature fondatrice n'est qu'ici. Pour l'envoyer : git accord fonder --push
status-sign-founding = L'organisation attend votre signature fondatrice : git accord fonder --push
status-sign-founding-again = Le texte à fonder a changé depuis votre signature : relisez-le, puis git accord fonder --push
status-founding-signed = Vous avez signé la fondation. Signatures encore attendues : { $people }. Pour voir si elles sont arrivées : git accord recevoir
status-founding = Pas encore fondée ; signatures attendues : { $people }.
status-edits = Modifié, pas encore proposé : { $paths }. Pour ouvrir une proposition : git accord proposer "un titre"
status-begun = Un git { $command } est commencé ici et pas terminé. Pour y renoncer : git { $command } --abort. Pour le terminer : corrigez les fichiers marqués <<<<<<<, puis git add et git commit
status-edits-founding = Modifié, pas encore dans le texte à fonder : { $paths }. Pour l'y mettre : git add -A, puis git commit
status-edits-here = Modifié, pas encore signé : { $paths }. Pour en faire une version : git accord amender
step-go-back = Retour au texte en vigueur : git accord aller
status-retracted = retirée, à clore
status-abandoned = plus portée par personne, à clore
status-one-signature = { $people } { $count ->
    [one] a
    *[other] ont
    } signé ; il manque une deuxième signature ({ $second })
status-one-signature-nobody = { $people } { $count ->
    [one] a
    *[other] ont
    } signé, et personne d'autre du cercle ne peut signer
status-ready = tout est réuni, à acter
status-ready-by = tout est réuni, à acter par { $people }
status-obstacles =
    { $count ->
        [one] un obstacle : git accord montrer { $id }
       *[other] { $count } obstacles : git accord montrer { $id }
    }
status-window = tout le monde a répondu ; à acter à partir du { $day }
status-count =
    { $answered ->
        [one] { $answered } réponse sur { $needed }
       *[other] { $answered } réponses sur { $needed }
    }
due-my-term = fin de votre mandat : { $role }, { $circle }
due-term = fin du mandat de { $person } : { $role }
due-review = à relire : « { $title } »
due-role-review = rôle à relire : { $role }
status-said-yes = Sans objection : { $people }.
status-said-no = Objectent : { $people }.
status-said-before = Ont répondu à une version précédente : { $people }.
status-said-nothing = N'ont pas encore répondu : { $people }.
status-no-key = Vous ne signez pas encore : git accord rejoindre -y trouve ou crée votre clé, et fait signer git avec elle
status-key-retired = La clé avec laquelle vous signez ne vaut plus ici : elle est retirée ou suspendue.
status-key-confirmed = Votre nouvelle clé est confirmée. Elle vaudra quand la décision sera actée ; si c'est à vous de l'acter, signez avec l'ancienne (git config --global user.signingkey FICHIER).
status-key-confirmed-by-others = Votre nouvelle clé est confirmée. Elle vaudra quand d'autres auront acté la décision.
status-broken = Ne se lit pas : { $paths }. git accord vérifier dit pourquoi
status-unsent-answer = Ce qui a été ajouté à « { $title } » n'est encore qu'ici : git accord envoyer { $number }
status-edits-other = Modifié ici, mais c'est à { $person } d'amender cette proposition : { $paths }. Pour en faire une contre-proposition : git accord proposer "un titre"
status-you-object = Vous objectez (version { $version }) : « { $reason } »
status-said-unsigned = , que personne n'a signée
status-unsigned = personne de l'organisation n'a signé ce texte
status-do-vote = git accord répondre { $number } pour { $or } contre { $or } blanc { $or } question -m "…"
status-do-lost = Le vote a dit non. Pour l'écrire au registre : git accord acter { $number }
status-lost = le vote a dit non, à écrire au registre
status-said-for = Pour : { $people }.
status-said-against = Contre : { $people }.
status-said-blank = Blanc : { $people }.
status-do-nominate = git accord répondre { $number } désigner PERSONNE -m "ce qu'elle apporte" (sous pli : rien ne se lit dans le dépôt ; qui mène l'élection reçoit les plis)
status-do-open = Tout le monde a désigné quelqu'un. Pour ouvrir les plis, puis proposer une personne : git accord élire { $number }
status-count-named =
    { $answered ->
        [one] { $answered } désignation sur { $needed }
       *[other] { $answered } désignations sur { $needed }
    }
status-said-named = Désignations reçues : { $people }.
status-said-unnamed = Désignations attendues : { $people }.
status-all-named = tout le monde a désigné quelqu'un
status-do-last = Votre nom est proposé : vous répondrez après les autres. Pour refuser dès maintenant : git accord objecter { $number } -m "…"
status-about-you = « { $title } » vous concerne et se décide sans vous. Pour lire : git accord montrer { $number }
status-key-for-you = D'autres ont annoncé une nouvelle clé pour vous ; elle vaudra à partir du { $day }. Si vous n'avez rien perdu, refusez-la : git accord clé retirer "{ $key }"
status-key-waits = Une nouvelle clé est annoncée pour { $name } ; elle attend jusqu'au { $day }.
status-key-ready = La nouvelle clé de { $name } peut valoir : git accord clé rétablir { $person }
status-rules-changed = Le règlement a changé depuis votre réponse : redonnez-la.
due-vacant = { $role } : à pourvoir (git accord élire { $id })
status-left = Vous n'êtes plus de l'organisation : votre clé n'y parle plus.
status-do-advise = git accord répondre { $number } réagir -m "ce que j'en pense" (on demande votre avis ; une autre personne décide)
status-about-your-key = « { $title } » vous donnerait une autre clé. Si vous n'avez rien perdu, dites non : git accord objecter { $number } -m "…"
status-key-for-silenced = D'autres ont annoncé une nouvelle clé pour vous ; elle vaudra à partir du { $day }. Si ce n'est pas la vôtre, dites-le aux autres, et objectez quand ils proposeront de la faire valoir : le cercle racine décidera
status-advice = avis attendus de { $people }
status-exhausted = une objection tient encore après toutes les versions prévues ; ce que vous pouvez faire : git accord montrer { $number }
status-names-tracked = people.local.toml est dans git : ces noms y restent pour toujours, et ils ne sont pas repris d'ici. Ôtez-le : git rm --cached people.local.toml, et une ligne people.local.toml dans .gitignore
status-nameless = Les noms ne sont pas ici : ils se transmettent hors de git. Demandez people.local.toml à quelqu'un, et mettez-le dans ce dossier ; s'il y est, il ne se lit pas, ou ne vous nomme pas (name = "…", entre guillemets).
status-do-record = Sans clé : { $people }. Demandez la réponse et notez-la : git accord répondre { $number } consentir --as { $person } --via oral
status-do-record-vote = Sans clé : { $people }. Demandez le vote et notez-le : git accord répondre { $number } pour --as { $person } --via oral (ou contre, blanc)
word-or = ou
