## Surroundings
no-repository = Il n'y a pas de dépôt git autour de { $path }.
no-repository-help = Allez dans le dossier de l'organisation, rejoignez-en une : git accord rejoindre ADRESSE, ou commencez-en une : git accord init
foreign-owner = { $path } appartient à un autre compte de cette machine : git refuse de s'y fier.
foreign-owner-help = git config --global --add safe.directory { $path }
reftable-repository = { $path } range ses branches au format « reftable », que cette version ne sait pas encore lire.
reftable-repository-help = Faites une copie lisible : git clone --ref-format=files { $path } COPIE
sha256-repository = { $path } emploie des identifiants d'objets SHA-256, que cette version ne sait pas encore lire.
sha256-repository-help = Créez un dépôt avec git accord init et reprenez-y ce qu'il faut : git accord export json, git accord import json
bare-repository = Ce dépôt est nu : il n'a pas de fichiers sur lesquels travailler.
bare-repository-help = Travaillez dans un clone : git clone CE-DOSSIER
shallow-repository = Ce clone est superficiel : il ne contient qu'une partie de l'histoire, et vérifier une partie ne prouve rien.
shallow-repository-help = git fetch --unshallow (dans l'intégration continue d'une forge : fetch-depth: 0)
grafted-repository = Des greffes dans ce clone remplacent l'histoire que voient les autres.
grafted-repository-help = Supprimez le fichier .git/info/grafts, puis recommencez
replaced-objects = Des objets de remplacement dans ce clone cachent ce que voient les autres.
replaced-objects-help = git replace --list les montre ; git replace -d ID en retire un
too-many-files = Plus de { $number } fichiers changeraient : ce n'est pas un dossier de travail, mais une tentative de le remplir.
too-many-files-help = Voyez qui l'a envoyé : git log ; une fois réparé, tout fonctionne à nouveau
answer-unwritable = Votre réponse à { $id } ne pourrait pas se relire ; rien n'a été signé.
answer-unwritable-help = Il y a trop de réponses à une même version : demandez à qui propose de l'amender
unsafe-setting = La configuration de ce dépôt lancerait un programme, ou mènerait ailleurs, quand git va sur le réseau : { $key } = { $value }
unsafe-setting-help = Un réglage propre à ce dépôt n'est pas suivi. S'il n'est pas de vous, ôtez-le : git config --local --unset-all { $key }. Ce que vous voulez vous-même se règle chez vous : git config --global
foreign-worktree = Ce dépôt dit que ses fichiers sont dans { $path }, un dossier qui ne le connaît pas.
foreign-worktree-help = Il y écrirait ses fichiers. Pour ôter ce réglage : git config --local --unset core.worktree
unclear-main = Aucune branche n'est celle que son propre texte en vigueur désigne pour les décisions : { $branches }
unclear-main-help = Récupérez la branche que nomme constitution.toml : git fetch
main-taken-back = La branche principale ne contient plus ce que vous aviez trouvé en règle ({ $pin }) : elle a été ramenée à un autre état.
main-taken-back-help = D'abord git accord recevoir, puis demandez aux autres ce qui s'est passé. Si c'est voulu : git accord ancrer --again dit à quoi vous renoncez et repart d'ici
main-crossed = La branche principale contient ce que vous aviez trouvé en règle ({ $pin }), mais à côté de sa ligne.
main-crossed-help = git accord diagnostic donne le commit qui la remet droite
trust-not-moved = Rien n'a bougé.
trust-not-moved-help = git accord ancrer --again -y déplace l'ancre sans demander
missing-object = Il manque au dépôt l'objet { $id }.
missing-object-help = git fetch, ou clonez à nouveau
damaged-object = L'objet { $id } est abîmé.
damaged-object-help = git fsck en dit plus ; un clone neuf répare
git-failed = git n'a pas pu continuer : { $detail }
locked = Un autre programme écrit dans ce dépôt : { $detail }
locked-help = Attendez qu'il ait fini. Si cela dure plus d'une minute, git accord diagnostic montre le verrou et propose de l'ôter
no-git = Le programme git est introuvable.
no-git-help = Installez git 2.34 ou plus récent
no-ssh-keygen = Le programme { $program } est introuvable : c'est lui qui fait les signatures.
no-ssh-keygen-help = Installez OpenSSH
unreadable = { $path } ne peut pas être lu : { $why ->
    [missing] il n'existe pas
    [denied] vous n'avez pas le droit de lecture
    [folder] c'est un dossier
    [not-folder] sur son chemin se trouve autre chose qu'un dossier
    *[other] { $detail }
}
output-lost = Le résultat n'a pas pu être écrit : le disque est plein, ou la sortie est fermée. Rien n'est perdu, relancez la commande.
summary-lost = Le résumé de la tâche n'a pas pu être écrit dans { $path } ; le résultat ci-dessus est complet.
cannot-write = { $path } ne peut pas être écrit : { $why ->
    [missing] son dossier n'existe pas
    [denied] vous n'avez pas le droit d'écrire là
    [read-only] ce disque ne se laisse que lire
    [full] le disque est plein
    [folder] c'est un dossier
    [not-folder] sur son chemin se trouve autre chose qu'un dossier
    *[other] { $detail }
}
cannot-write-help = Regardez la place libre et les droits du dossier ; rien n'est perdu
link-in-the-way = { $path } est un lien symbolique : rien n'est écrit à travers un lien.
link-in-the-way-help = Remplacez le lien par un vrai dossier
no-entropy = Le système n'a pas donné de nombre aléatoire : { $detail }
no-home = Aucun dossier personnel n'est connu (HOME n'est pas défini).
no-main = Il n'y a pas encore de branche { $branch } avec un commit.
no-main-help = git accord init en écrit une première
not-founded = L'organisation n'est pas encore fondée : tant que toutes les personnes fondatrices n'ont pas signé, rien n'engage.
not-founded-help = Chaque membre fondateur tape : git accord fonder --push. D'ici là, modifiez librement les fichiers.
no-lawful-rules = rules.toml ou constitution.toml du texte en vigueur est illisible : on ne décide pas selon des règles que personne ne peut lire.
no-lawful-rules-help = git accord vérifier dit ce qui ne va pas
no-signing-key = git n'a pas de clé SSH pour signer.
no-signing-key-help = git accord rejoindre -y en trouve ou en crée une, et fait signer git avec elle
unreadable-key = La clé publique { $path } ne peut pas être lue.
unreadable-key-help = git config --global user.signingkey indique votre fichier de clé ; git accord rejoindre s'en charge
cannot-sign = { $path } n'a pas signé : { $detail }
cannot-sign-help = Si la clé a une phrase secrète, chargez-la d'abord : ssh-add { $path }
key-of-nobody = La clé avec laquelle vous signez n'est celle de personne ici : { $key }
key-of-nobody-help = Envoyez à un membre la ligne qu'affiche git accord rejoindre ; dans une démonstration, ajoutez --as PERSONNE
key-announced = Cette clé est annoncée pour { $person }, et ne parle pas encore.
key-announced-help = git accord statut dit à partir de quel jour
key-not-active = Cette clé de { $person } n'est plus active : elle ne signe plus rien de neuf.
key-not-active-help = Avec une autre clé : git config --global user.signingkey FICHIER. Si vous n'en avez plus, un autre membre en annonce une : git accord clé rétablir { $id } CLÉ
git-unfinished = Un git { $command } est commencé ici et pas terminé : ses fichiers appartiennent à cette branche.
git-unfinished-help = Pour y renoncer : git { $command } --abort. Pour le terminer : corrigez les fichiers marqués <<<<<<<, puis git add et git commit
proposes-for-another = Vous signez avec la clé de { $own } : nul ne propose au nom de { $person }.
proposes-for-another-help = Sans --as, la proposition est la vôtre ; dites d'où elle vient avec -m
detached-head = Vous regardez un état ancien, où rien ne peut être écrit.
detached-head-help = Retour au texte en vigueur : git accord aller
dirty-files = Des fichiers modifiés seraient écrasés : { $paths }
dirty-files-help = Mettez-les d'abord à l'abri : git accord proposer, git accord amender ou git stash
edits-on-another-branch = Vous avez des modifications sur { $branch } : une nouvelle proposition part du texte en vigueur.
edits-on-another-branch-help = git accord amender les garde là ; git stash les met de côté. Sur la proposition de quelqu'un d'autre, proposer en fait une contre-proposition, tant que rien n'a été décidé entre-temps sur les mêmes textes
edits-on-a-plain-branch = Vous avez des modifications sur { $branch } : une nouvelle proposition part du texte en vigueur.
edits-on-a-plain-branch-help = git stash, puis git accord aller, git stash pop, et git accord proposer
until-past = Le dernier jour pour répondre, { $day }, est passé.
until-past-help = Donnez un jour à venir, comme 2027-01-31, ou laissez --until de côté
unsent-under = Une décision qui n'est encore qu'ici a modifié { $paths } : votre proposition l'emporterait avec elle.
unsent-under-help = Envoyez-la d'abord : git accord envoyer ; puis git accord proposer
undecided-under = Quelqu'un a modifié { $paths } sur la branche principale sans décision : ses mots partiraient avec votre proposition.
undecided-under-help = git accord diagnostic dit comment rétablir le texte en vigueur ; modifiez-le ensuite
branch-exists = Une branche { $branch } existe déjà.
branch-exists-help = Donnez un autre titre à la proposition
branch-moved = { $branch } a bougé pendant l'écriture ; rien n'est perdu.
branch-moved-help = Tapez à nouveau la même commande
main-diverged = { $branch } a ici des commits que le dépôt partagé n'a pas.
main-diverged-help = git log origin/{ $branch }..{ $branch } les montre ; git accord proposer reprend dans une proposition les modifications de fichiers gouvernés
no-common-history = Les deux branches n'ont pas d'histoire commune.
opened-later = Cette version dit s'être ouverte le { $opened } ; l'horloge d'ici marque { $now }.
opened-later-help = L'une des deux horloges se trompe. Réglez celle d'ici, ou demandez à qui propose de régler la sienne, puis git accord amender
foreign-text = Quelqu'un a changé { $paths } sur cette branche après la version que vous avez signée. Amender signerait ce texte en votre nom.
foreign-text-help = Relisez-le : git diff { $commit } -- CHEMIN. Pour le signer aussi : git accord amender -y. Sinon remettez le vôtre : git checkout { $commit } -- CHEMIN (ou git rm CHEMIN, si le fichier est nouveau), puis git accord amender
no-remote = Ce clone n'a pas de dépôt partagé.
no-remote-help = git remote add origin URL
unreadable-dossier = Le dossier de { $id } ne se lit pas comme une proposition.
unreadable-dossier-help = git accord aller { $id }, puis git accord vérifier
file-does-not-parse = { $path } n'est pas du TOML valable.
file-does-not-parse-help = git accord vérifier { $path } montre la ligne
init-unsound = L'organisation ne peut pas commencer ainsi : { $why }
init-unsound-help = Corrigez --founder, --name ou --template et relancez ; rien n'a été écrit
within-another = Ce dossier est à l'intérieur d'une autre organisation : { $path }.
within-another-help = Une organisation par dépôt. Choisissez un dossier ailleurs : git accord init DOSSIER
rules-unreadable = rules.toml ne se lit pas en entier : nul ne peut dire ce qui est en vigueur.
rules-unreadable-help = git accord vérifier rules.toml montre la ligne à corriger
governed-path-exists = Il y a déjà une organisation dans ce dossier : on y trouve { $path }.
governed-path-exists-help = Une organisation par dépôt. Choisissez un dossier vide : git accord init DOSSIER
found-on-main = La fondation se signe sur { $branch }.
found-on-main-help = git accord aller, puis git accord fonder
already-founded = L'organisation est déjà fondée. Son introduction : { $line }
already-founded-help = Pour changer quelque chose désormais : git accord proposer TITRE
commit-before-founding = Des modifications non enregistrées ne seraient pas signées : { $paths }
commit-before-founding-help = git commit -a, puis git accord fonder
not-a-founder = { $person } ne figure pas parmi les fondateurs de constitution.toml.
not-a-founder-help = Avant la fondation, chacun peut modifier cette liste

## Network
network-failed = Le dépôt partagé n'a pas pu être joint : { $detail }
network-failed-help = Votre travail est gardé ici ; tapez à nouveau la même commande plus tard
answer-kept = Votre réponse est écrite ici, mais le dépôt partagé n'a pas pu être joint : { $detail }
answer-kept-help = Dès que le réseau revient : git accord envoyer { $id }
push-rejected = { $branch } n'a cessé de bouger sur le dépôt partagé ; votre travail est gardé ici.
push-rejected-help = Tapez à nouveau la même commande dans un instant
man-where = Où ranger les pages de manuel ? Ce programme n'est pas dans un répertoire de programmes installés.
man-where-help = Nommez un répertoire : git accord manuel ~/.local/share/man
which-shell = Pour quel interpréteur de commandes ?
which-shell-help = L'un de bash, zsh, fish : git accord completions bash
push-refused = Le serveur a refusé { $branch } : { $detail } { $server }
push-refused-help = Demandez à la personne qui gère le serveur si vous pouvez y écrire ; votre travail est gardé ici
push-blocked = Sur le dépôt partagé, une branche { $other } barre la route à { $branch } : git ne peut pas garder les deux noms. Votre travail est gardé ici.
push-blocked-help = Si personne n'en a besoin : git push { $remote } --delete { $other } ; puis la même commande
replay-clash = { $path } a aussi été écrit depuis un autre de vos clones : les deux ne peuvent pas coexister sur { $branch }.
replay-clash-help = Prenez l'autre : git fetch, puis git branch -f { $branch } origin/{ $branch }, et répondez à nouveau

newer-version = La version { $version } de { $id } a été publiée entre-temps : votre réponse aurait porté sur le texte précédent.
newer-version-help = git accord montrer { $id }, puis répondez à nouveau

## Use
unknown-revision = { $rev } ne désigne aucun commit d'ici.
unknown-revision-shallow = { $rev } ne désigne aucun commit d'ici : ce clone ne contient qu'une partie de l'histoire.
unknown-revision-shallow-help = git fetch --unshallow, puis git fetch (dans l'intégration continue d'une forge : fetch-depth: 0)
no-such-path = Il n'y a pas de fichier { $path } ici.
no-such-path-help = Un chemin part du dossier où vous êtes, ou de celui de l'organisation, comme circles/web
unknown-decision = Aucune décision ne s'appelle { $id }. { $hint }
unknown-decision-help = git accord statut liste celles qui sont ouvertes, git accord registre celles qui sont actées. Si elle vient d'être ouverte ailleurs : git accord recevoir
ambiguous-decision = { $id } peut désigner { $ids }.
ambiguous-decision-help = Tapez une plus longue partie de l'identifiant
which-decision = Plusieurs propositions sont ouvertes : { $ids }.
which-decision-help = Nommez-en une, ou une partie de son identifiant
no-open-proposal = Aucune proposition n'est ouverte.
no-open-proposal-help = git accord proposer TITRE en ouvre une
closed-decision = { $id } est actée : son texte est en vigueur, il n'y a plus de proposition à aller voir.
closed-decision-help = git accord montrer { $id }
not-on-a-proposal = { $branch } n'est pas la branche d'une proposition ouverte.
not-on-a-proposal-help = git accord aller ID, modifiez, puis git accord amender
decision-exists = Une décision { $id } existe déjà.
decision-exists-help = Donnez-lui un autre titre ; un identifiant ne sert jamais deux fois
sealed-not-sent = La décision { $id } est déjà actée, mais ici seulement.
sealed-not-sent-help = git accord envoyer la fait parvenir aux autres
no-title = « { $title } » ne permet pas de former un identifiant.
no-title-help = Employez au moins une lettre ou un chiffre
unknown-circle = Aucun cercle ne s'appelle { $id }. { $hint }
unknown-circle-help = git accord organigramme les montre
unknown-person = Personne ne s'appelle { $id } ici. { $hint }
unknown-person-help = Les identifiants sont les noms de fichiers de people/
bad-person = { $text } n'est pas un identifiant de personne.
bad-person-help = Les identifiants sont les noms de fichiers de people/
unknown-answer = { $found } n'est pas une réponse. { $hint }
unknown-answer-help = Au choix : { $words }
said-already = Vous l'avez déjà dit, à propos de cette version.
said-already-help = git accord montrer { $id } le montre ; si ce n'est pas encore parti : git accord envoyer { $id }
unknown-result = { $text } n'est pas une issue.
unknown-result-help = adoptée, retirée, non-adoptée ou portée
unknown-rule = Aucun contrôle ne s'appelle { $rule }. { $hint }
unknown-rule-help = git accord expliquer --all les liste
no-dry-run = Cette commande ne se joue pas à blanc : rien n'a été fait.
no-dry-run-help = Sans -n elle fait son travail ; git accord statut dit où vous en êtes
which-rule = Quel contrôle ?
which-rule-help = git accord expliquer --all les liste
unknown-import = { $found } n'est pas un format que cette version importe. { $hint }
unknown-import-help = Au choix : { $words }
unknown-export = { $found } n'est pas un format que cette version exporte.
unknown-export-help = git accord export { $near }
unknown-schema = { $found } n'est pas un type de fichier. { $hint }
unknown-schema-help = Au choix : { $words }
unknown-profile = Cette version n'a pas de profil { $base }.
unknown-profile-help = sociocracy, holacracy-5.0 ou plain
bad-id = { $text } n'est pas un identifiant.
bad-id-help = Minuscules de a à z, chiffres et traits d'union, 64 au plus : il devient un nom de fichier
bad-inner-id = { $text } n'est pas de la forme cercle/nom.
bad-inner-id-help = Par exemple : cercle-general/deplacements
bad-core = { $text } n'est pas un rôle structurel.
bad-core-help = premier-lien (lead), animation (facilitator), secrétariat (secretary), second-lien (delegate) ou tenue-du-registre (logbook-keeper)
bad-holder = { $text } ne nomme pas de détenteur.
bad-holder-help = circle:web ou role:web/webmestre
file-exists = { $path } existe déjà.
file-exists-help = Modifiez-le avec votre éditeur
no-founder = Une organisation commence avec quelqu'un.
no-founder-help = --founder aicha=CLÉ, une fois par membre fondateur (CLÉ : une ligne ou un fichier de clé publique)
no-name = Il faut un nom à l'organisation.
no-name-help = --name "L'Atelier commun"
init-at-home = C'est votre dossier personnel : une organisation a le sien.
init-at-home-help = git accord init NOM crée un dossier de ce nom
no-key = Ceci n'est pas une clé publique : { $text }
no-key-help = Collez la ligne qu'affiche git accord rejoindre, ou nommez un fichier .pub
no-introduction = Ceci n'est pas une ligne d'introduction : { $line }
no-introduction-help = Elle commence par accord1: et figure au procès-verbal de fondation
not-neutral = Ce n'est pas le JSON que lit l'import : { $detail }
not-neutral-help = docs/format.md en montre la forme
no-teams = Il n'y a pas d'équipe ici.
no-teams-help = Nommez le dossier qui contient people/ et teams/
founder-not-imported = { $person } ne figure pas parmi les personnes importées.
founder-not-imported-help = Un membre fondateur doit être l'une des personnes importées

## clap
clap-unknown-command = Il n'y a pas de commande { $found }. { $hint }
clap-unknown-argument = { $argument } n'est pas une option ici. { $hint }
day-form = AAAA-MM-JJ
clap-invalid-value = { $found } ne convient pas à { $argument }. Attendu : { $expected }
clap-missing-argument = Il manque quelque chose : { $argument }
clap-missing-command = Cette commande demande un second mot : { $verbs }.
clap-conflicting-arguments = { $argument } ne va pas avec une autre option.
clap-missing-value = { $argument } demande une valeur.
clap-bad-usage = La commande n'a pas été comprise.
clap-help = git accord { $command }-h montre comment l'employer

## Our own bugs
panicked = L'outil s'est arrêté à { $place } : c'est un défaut de l'outil. Rien n'a été gardé à moitié ; merci de le signaler avec ce que vous avez tapé.
no-such-file = { $path } aurait dû s'y trouver : c'est un défaut de l'outil.
no-such-file-help = Merci de le signaler avec ce que vous avez tapé
template-failed = Un gabarit a échoué : { $detail }. C'est un défaut de l'outil.
template-failed-help = Merci de le signaler avec ce que vous avez tapé
seal-not-lawful = Le sceau n'aurait pas résisté à un audit, il n'a donc pas été posé : { $rules }. C'est un défaut de l'outil.
seal-not-lawful-help = Merci de le signaler ; rien n'a été écrit
files-aside = Quelqu'un d'autre a aussi envoyé { $paths } : son fichier est sur la branche, le vôtre sur { $branch }.
files-aside-help = Comparez les deux, et complétez le sien ou renommez le vôtre.
left-out = { $path } ne peut pas exister sur cette machine et a été laissé de côté : { $detail }
left-alone = { $path } est écrit comme git n'écrit jamais, ou contient plus qu'on ne regarde : il reste ici tel quel.
left-alone-help = Rien à faire ici : rien de ce qui régit l'organisation n'en dépend. Qui l'a envoyé peut l'envoyer à nouveau.
left-out-help = Rien à faire ici : rien de ce qui régit l'organisation n'en dépend. Qui l'a envoyé peut le renommer.
branch-replaced = Quelqu'un a mis une autre proposition par-dessus celle qui avait été envoyée sur { $branch } : elle se dit de { $person }. La première et ses réponses restent ici telles quelles.
branch-replaced-help = Parlez-en avec { $person } et les autres : qui peut envoyer l'a mise là. Toutes les personnes qui avaient la première l'ont encore.
name-taken = { $person } a déjà envoyé une proposition sous ce nom : la vôtre reste ici, sur { $branch }, et rien n'a été envoyé.
name-taken-help = git accord aller, puis git checkout { $branch } -- { $paths }, puis git accord proposer "un autre titre"
version-overtaken = { $id } a été actée avant que votre dernière version parte : elle reste ici, sur { $branch }, et n'engage rien.
version-overtaken-help = git diff { $branch } montre ce qui a été acté face à elle ; pour la proposer à nouveau : git accord aller, modifiez, puis git accord proposer TITRE
branch-held = La branche { $branch } est ouverte dans un autre dossier de travail, { $path }, dont les fichiers ne suivraient pas.
branch-held-help = Lancez la commande dans { $path }
main-replaced = La branche { $branch } du dépôt partagé a été remplacée par une autre histoire, sans un seul commit en commun avec la vôtre.
main-replaced-help = Ne suivez rien avant d'en avoir parlé avec les autres : votre copie est intacte. git accord diagnostic
unknown-number = Rien ne porte le numéro { $number } : { $open ->
    [0] aucune proposition n'est ouverte
    [one] une proposition est ouverte, la { $numbers }
    *[other] { $open } propositions sont ouvertes ({ $numbers })
    }, et { $last ->
    [0] rien n'est encore acté
    [one] une seule décision est actée
    *[other] les décisions vont de 1 à { $last }
    }.
unknown-number-help = git accord statut dit les propositions ouvertes, git accord registre les décisions
unknown-format = Cette commande n'a pas de format { $format }. { $hint }
unknown-format-help = Au choix : { $all }.
no-formats = { $command } n'a qu'une forme de sortie : --format { $format } ne veut rien dire ici.
no-formats-help = Enlevez --format
unknown-ending = Aucun format ne correspond à un fichier .{ $text }.
unknown-ending-help = .html, .svg, .mmd, .md, .dot, .json ou .txt, ou --format
unknown-revision-help = Un identifiant (4 chiffres ou plus), HEAD, une branche, refs/tags/…, suivis de ~2 ou de ^ au besoin ; un jour : 2026-11-24 ; pour différences, aussi une décision : n° 3, ou un mot de son titre
before-the-beginning = L'organisation n'a pas encore d'histoire le { $day }.
before-the-beginning-help = git accord registre
no-such-command = Il n'y a pas de commande { $text }.
no-such-command-help = git accord les montre toutes
found-locked =
    { $fault ->
        [rules] rules.toml ne se lit pas : une fois fondée, l'organisation ne pourrait rien décider.
        [method] rules.toml nomme une méthode inconnue, ou qui ne convient pas à ce qu'elle décide : git accord vérifier la montre.
        [electors] Le cercle racine n'a personne : une fois fondée, l'organisation ne pourrait rien décider.
        [keys] Personne du cercle racine n'a de clé : une fois fondée, l'organisation ne pourrait rien décider.
       *[other] Une fois fondée, l'organisation ne pourrait rien décider ({ $fault }).
    }
found-locked-help = Complétez circles/ et people/ (qui est dans le cercle racine, avec quelle clé), committez, puis git accord fonder
overtaken = Le dépôt partagé a avancé depuis : rien n'est parti.
overtaken-help = git accord recevoir : ce qui n'est qu'ici et n'y trouve plus place est mis de côté, et nommé
seal-overtaken = Avant que votre sceau de { $ids } ne parte, { $people } { $count ->
        [one] avait
       *[other] avaient
    } répondu, et il n'en tiendrait pas compte. Il est gardé sur la branche { $branch }, et rien n'a été envoyé.
seal-overtaken-help = git accord montrer dit ce qui a été répondu ; ensuite git accord acter, en le comptant
trust-other = Cette ligne n'est pas celle de la fondation que ce clone contient : { $line }
trust-other-help = Comparez avec la ligne reçue sur papier. Si elle est juste, ce clone n'est pas celui de l'organisation : rien n'a été ancré.
other-git-dir = GIT_DIR désigne un autre dépôt, { $path }, que celui où vous êtes.
other-git-dir-help = Allez dans ce dépôt, ou git accord -C DOSSIER ; sans GIT_DIR ni --git-dir
empty-question = Votre question ne dit rien.
empty-question-help = git accord répondre { $id } question -m "…"
empty-reaction = Votre réaction ne dit rien.
empty-reaction-help = git accord répondre { $id } réagir -m "…"
answers-retracted = { $person } a retiré « { $title } » : il n'y a plus rien à y répondre.
answers-retracted-help = git accord statut dit ce qui vous attend
answers-abandoned = { $person } a quitté l'organisation : plus personne ne porte « { $title } ».
answers-abandoned-help = git accord acter la ferme, comme retirée ; qui veut la reprendre : git accord proposer
format-against-ending = Le format { $format } ne va pas avec le nom { $path }.
format-against-ending-help = Ne dites que l'un des deux : la fin du nom choisit le format
no-user-state = Ce système ne dit pas où garder ce qui est à vous : les plis n'ont pas de place.
no-user-state-help = Donnez une valeur à HOME ou à XDG_STATE_HOME
no-slip = { $text } ne contient aucun pli.
no-slip-help = Un pli est une ligne qui commence par accord-slip1:, ou un fichier qui en contient
slip-differs = Le pli de { $person } n'est pas celui de sa désignation : il a été changé, il est d'une autre élection, ou { $person } a désigné quelqu'un à nouveau depuis.
slip-differs-help = Recevez d'abord les dernières réponses (git accord recevoir), puis redemandez-lui sa dernière ligne
no-nominee = Il manque la personne que vous désignez.
no-nominee-help = git accord répondre { $id } désigner PERSONNE -m "ce qu'elle apporte"
named-already = Pour « { $title } », quelqu'un est déjà proposé : on ne désigne plus, on consent ou on objecte.
named-already-help = git accord montrer { $id } dit qui ; git accord objecter { $id } -m "…" demande un autre nom ou un autre mandat
no-election = « { $title } » n'est pas une élection.
no-election-help = git accord élire RÔLE en ouvre une
nomination-without-why = Une désignation dit ce que la personne apporte : c'est sur les raisons que le cercle se décide.
nomination-without-why-help = git accord répondre { $id } désigner { $person } -m "ce qu'elle apporte"
no-role = Aucun rôle ne s'appelle { $word }. { $hint }
no-role-help = git accord organigramme les montre ; un rôle s'écrit cercle/rôle
several-roles = Plusieurs rôles s'appellent { $word } : { $roles }.
several-roles-help = Donnez le cercle aussi : cercle/rôle
elect-elsewhere = Pour proposer quelqu'un, il faut être sur l'élection.
elect-elsewhere-help = git accord aller { $id }, puis la même commande
too-many-named = Ce rôle a { $seats ->
    [one] une place
   *[other] { $seats } places
    } : { $count } personnes, c'est trop.
too-many-named-help = Proposez autant de personnes qu'il y a de places (seats, dans le fichier du rôle)
slips-missing = Tous les plis ne sont pas là. Plis manquants : { $people }. Ils s'ouvrent ensemble.
slips-missing-help = git accord élire { $id } --slip "LIGNE REÇUE", une fois par pli
nominations-missing = Tout le monde n'a pas encore désigné ; désignations attendues : { $people }.
nominations-missing-help = Attendez-les, ou la fin du délai : qui n'a pas désigné d'ici là passe son tour. git accord élire { $id } dit où l'on en est
not-nominated = Personne n'a désigné { $person }.
not-nominated-help = Proposez quelqu'un qui a été désigné (git accord élire { $id }), ou demandez au cercle de désigner à nouveau
not-most-named = En Holacratie, on propose qui a le plus de désignations : { $people }. { $person } en a moins.
not-most-named-help = Proposez la personne la plus désignée ; à égalité, celle que départage votre règle
too-many-words = { $text } est de trop ici.
too-many-words-help = git accord répondre PROPOSITION RÉPONSE ; une raison se joint par -m
separates-oneself = On ne se sépare pas de soi-même.
separates-oneself-help = Pour partir : git accord départ
heard-ahead = Le { $day } n'est pas encore passé : on ne se sépare de personne sans l'avoir entendue.
heard-ahead-help = Donnez le jour où la personne a été entendue : --heard DATE
key-there = Cette clé est déjà la vôtre : { $key }
key-there-help = git accord qui-suis-je montre celle avec laquelle vous signez
key-not-yours = Cette clé n'est pas une des vôtres qui parlent : { $key }
key-not-yours-help = Donnez sa ligne, ou le fichier qui la contient ; elles sont dans people/
last-key = C'est votre dernière clé : sans elle, vous ne pourriez plus rien signer.
last-key-help = git accord clé changer NOUVELLE la remplace ; pour quitter l'organisation : git accord départ
only-nominations = Pour « { $title } », on désigne encore : consentir n'y répondrait à rien.
only-nominations-help = git accord répondre { $id } désigner PERSONNE -m "ce qu'elle apporte" ; git accord objecter { $id } -m "…" si la description du rôle ne va pas
candidate-first = Votre nom est proposé : vous répondez après les autres. Réponses encore attendues : { $people }.
candidate-first-help = Pour refuser dès maintenant : git accord objecter { $id } -m "…"
election-open = « { $title } » est ouverte : sa description ne change plus d'ici.
election-open-help = git accord aller { $id }, modifiez son proposal.toml (term, criteria, respond_by), puis git accord amender ; --term se donne aussi avec --name
interim-of-another = { $person } ne tient pas ce rôle : par intérim, qui le tient continue.
interim-of-another-help = Sans --name, --interim garde la personne en place
named-themselves = { $person } a désigné quelqu'un de sa main : cela ne se note pas à sa place.
named-themselves-help = Pour en changer, { $person } désigne à nouveau, avec sa clé
no-policy = Aucune règle ne s'appelle { $word }. { $hint }
no-policy-help = Une règle s'écrit cercle/règle ; elles sont dans circles/CERCLE/policies/
several-policies = Plusieurs règles s'appellent { $word } : { $policies }.
several-policies-help = Donnez le cercle aussi : cercle/règle
review-past = Le { $day } est déjà là : on ne relit pas dans le passé.
review-past-help = Donnez un jour à venir : --on DATE
unknown-review = { $text } n'est pas une issue de relecture.
unknown-review-help = Au choix : garder, changer, finir
review-by-hand = Pour changer « { $title } », écrivez son nouveau texte dans { $path }.
review-by-hand-help = Modifiez ce fichier, sa date de relecture aussi (review), puis : git accord proposer "un titre"
own-keys = Ce sont vos propres clés, { $person }.
own-keys-help = git accord clé retirer, ou clé changer NOUVELLE
no-active-key = { $person } n'a pas de clé qui parle, ou pas celle-là : il n'y a rien à suspendre.
no-active-key-help = people/ dit ses clés ; pour lui en rendre une : git accord clé rétablir PERSONNE CLÉ
no-new-key = Aucune nouvelle clé n'est annoncée pour { $person }.
no-new-key-help = Donnez sa ligne, que git accord rejoindre affiche sur sa machine : git accord clé rétablir PERSONNE "ssh-ed25519 …"
key-speaks = Cette clé parle déjà pour { $person }.
key-speaks-help = git accord clé suspendre PERSONNE la fait taire
suspended-it = Vous avez suspendu la clé de { $person } : c'est à d'autres de lui en rendre une.
suspended-it-help = Peuvent l'annoncer : { $people }
edits-beside = Des modifications non enregistrées partiraient avec l'élection : { $paths }
edits-beside-help = Mettez-les de côté (git stash), ou annulez-les (git restore), puis recommencez
founder-without-key = Il manque une clé à { $people } : sans elle, on ne signe pas la fondation. La vôtre, ici, est { $key }
founder-without-key-help = Dans votre fichier de people/, ajoutez cette ligne, puis git commit -a : keys = [{"{"} public = "{ $key }", state = "active" {"}"}]. Les autres font de même, avec la clé qu'affiche chez eux git accord rejoindre
founder-key-missing = La clé qui signe sur cette machine n'est encore dans aucun fichier. Sans clé : { $people }.
founder-key-missing-help = Dans { $path }, ajoutez cette ligne, puis git commit -a : keys = [{"{"} public = "{ $key }", state = "active" {"}"}]
founder-unreadable = { $path } ne se lit pas, et quelqu'un fonde avec.
founder-unreadable-help = git accord vérifier dit à quelle ligne
nothing-there = { $path } n'existe pas : il n'y a rien à modifier, ni à déplacer, ni à finir.
nothing-there-help = git accord organigramme montre ce qui est là ; pour écrire un nouveau fichier : ajouter au lieu de modifier
core-is-elected = Qui tient { $role } s'élit : git accord élire { $id }
core-is-elected-help = Seuls les rôles opérationnels se pourvoient ainsi
role-holds-domains = { $role } tient encore { $domains } : un domaine revient toujours à quelqu'un.
role-holds-domains-help = git accord domaine déplacer DOMAINE --holder circle:CERCLE, puis recommencez
circle-holds = { $circle } tient encore ceci : { $held }
circle-holds-help = --into CERCLE le confie en entier à un autre cercle ; --drop le finit avec lui, et rend ses domaines et ses sous-cercles au cercle parent
member-already = { $person } est déjà membre.
member-already-help = Pour l'ajouter à un cercle : git accord cercle modifier CERCLE --member { $id } ; pour sa clé : git accord clé rétablir { $id } CLÉ
key-of-before = C'est une clé d'avant de { $person } : on n'en rend pas une qui a été suspendue ou retirée.
key-of-before-help = Qu'une nouvelle soit faite (git accord rejoindre, ou ssh-keygen -t ed25519), puis : git accord clé rétablir PERSONNE CLÉ
first-key = { $person } n'a jamais eu de clé qui parle ici, ou n'en a plus : ce serait une première clé, que le cercle donne.
first-key-help = Ajoutez-la dans people/ (public, state = "active"), puis git accord proposer TITRE : le cercle consent, et la clé confirme
nobody-sets-aside = Ici, personne n'écarte l'objection d'une autre personne : qui la lève, c'est qui l'a faite.
nobody-sets-aside-help = Dans rules.toml, judge dit qui en juge : circle (personne), group ou facilitator. Amendez plutôt, ou demandez ce qui manque à qui objecte
aside-without-reason = Une objection ne s'écarte pas sans dire pourquoi.
aside-without-reason-help = git accord répondre { $id } écarter PERSONNE -m "pourquoi ce n'en est pas une"
no-such-objection = Il n'y a pas d'objection ouverte de { $person }.
no-such-objection-help = git accord montrer { $id } les dit
facilitator-sets-aside = Ici, seule l'animation du cercle écarte une objection, et pas sur sa propre proposition.
facilitator-sets-aside-help = Dites à qui anime pourquoi ce n'en est pas une ; ou réagissez : git accord répondre { $id } réagir -m "…"
root-stays = { $circle } est le cercle racine : sans lui, plus personne ne pourrait rien décider.
root-stays-help = Un autre cercle peut devenir la racine : root, dans constitution.toml
admit-circle = Dans quel cercle ? Qui n'est dans aucun n'a de voix nulle part.
admit-circle-help = Ajoutez --circle CERCLE ; pour un temps d'essai, sans voix : --trial
trial-without-circle = À l'essai, on n'est encore dans aucun cercle : le nom y viendrait avec l'arrivée.
trial-without-circle-help = Sans --circle maintenant ; à la fin de l'essai : git accord personne accueillir { $id } --circle CERCLE
work-not-committed = Ceci n'a pas été enregistré par git, ou a changé depuis, et serait perdu : { $paths }
work-not-committed-help = git add puis git commit le garde ; pour y renoncer vraiment, supprimez-le vous-même
below-itself = { $to } est { $circle }, ou se trouve dessous : un cercle ne va pas dans lui-même.
below-itself-help = git accord organigramme montre qui est sous qui
nothing-to-take-up = { $id } n'a pas été close comme non adoptée ou portée au cercle parent : il n'y a rien à reprendre.
nothing-to-take-up-help = git accord montrer { $id } dit où elle en est
no-such-way = Pour { $id }, le règlement ne permet pas la voie « { $way } ».
no-such-way-help = git accord montrer { $id } nomme celles qui sont ouvertes
taken-up-moved = Depuis { $id }, une autre décision a changé { $paths } : reprendre l'ancien texte déferait cette décision.
taken-up-moved-help = Partez du texte en vigueur : modifiez, puis git accord proposer TITRE
not-in-it = { $person } n'est pas dans { $place }, ou n'y tient rien.
not-in-it-help = git accord qui-suis-je dit vos cercles et vos rôles ; git accord organigramme, ceux de tout le monde
letter-of-signer = { $person } a une clé et signe donc son départ : git accord départ, avec cette clé.
letter-of-signer-help = Si la clé est perdue : git accord clé suspendre, puis git accord clé rétablir
letter-by-recorder = Une lettre se note par qui tient le registre du cercle racine : { $people }.
letter-by-recorder-help = Remettez la lettre de { $person } à l'une de ces personnes
letter-of-oneself = --letter note la lettre de quelqu'un d'autre, que --as nomme.
letter-of-oneself-help = Pour votre propre départ : git accord départ
departs-for-another = Nul ne part au nom d'autrui. Pour noter le départ de { $person }, qui l'a demandé par écrit : git accord départ --as { $person } --letter AAAA-MM-JJ
departs-for-another-help = Sans --as, c'est de votre propre départ qu'il s'agirait
letter-ahead = Une lettre du { $day } n'est pas encore écrite.
letter-ahead-help = --letter dit la date que porte la lettre
founds-for-another = Chacun et chacune signe pour soi : vous êtes { $own } et ne signez pas au nom de { $person }.
founds-for-another-help = Sans --as, vous signez en votre nom. Qui n'a pas de clé ne peut pas fonder : ôtez ce nom de founders dans constitution.toml
suspension-open = La suspension des clés de { $person } est déjà proposée.
suspension-open-help = Dites-le avec l'autre personne : git accord consentir { $id } --push
suspension-first = La suspension des clés de { $person } n'est pas encore actée.
suspension-first-help = D'abord : git accord acter { $id } --push ; ensuite git accord recevoir, puis git accord clé rétablir
recovery-open = Une clé est déjà proposée pour { $person }.
recovery-open-help = Regardez-la, et répondez-y : git accord montrer { $id }
contest-open = { $id } n'est pas close : on y répond, on ne la conteste pas.
contest-open-help = git accord objecter { $id } -m "…"
contest-without-reason = Pour contester { $id }, dites ce qui n'a pas eu lieu ou n'a pas été dit.
contest-without-reason-help = git accord répondre { $id } contester -m "Je n'ai pas dit cela"
contest-on-violation = La branche principale porte une modification que personne n'a décidée : votre mot s'appuierait dessus.
contest-on-violation-help = git accord diagnostic dit comment rétablir le texte en vigueur
contests-for-another = On ne conteste pas à la place de { $person } : cette personne a une clé, ou personne n'a parlé pour elle dans cette décision.
contests-for-another-help = Sans --as, vous contestez en votre nom
taken-up-already = { $id } est déjà reprise par une proposition ouverte.
taken-up-already-help = Répondez à celle-là : git accord montrer { $other }
concern-without-reason = Une préoccupation se dit en quelques mots : elle est relue à la révision.
concern-without-reason-help = git accord répondre { $id } préoccupation -m "…"
no-vote-later = On a déjà répondu à la décision { $id } : elle ne devient pas un vote en cours de route.
no-vote-later-help = Enlevez `fallback = "vote"` de son proposal.toml, puis : git accord amender
vote-stands = On a déjà voté sur la décision { $id } : son texte ne change plus, sinon on revoterait jusqu'à ce que le résultat plaise.
vote-stands-help = Laissez le vote aller à son terme. Retiré, il aurait eu lieu, et on ne vote qu'une fois ; pour le retirer quand même : git accord retirer { $id }
vote-of-its-proposer = { $id } se met au vote par { $person }, qui l'avait proposée, une seule fois.
vote-of-its-proposer-help = Demandez-le à { $person }, ou reprenez-la par une autre voie : git accord montrer { $id }
state-damaged = Ce que l'outil avait retenu de cette organisation est abîmé sur le disque ({ $path }).
state-damaged-help = Tapez à nouveau la même commande : elle le relira dans le dépôt.
clone-failed = Rien ne répond à l'adresse { $url } : { $detail }
clone-failed-help = Vérifiez l'adresse, et que vous avez le droit d'y lire
key-of-former = Ici, vous étiez { $person }, et vous n'êtes plus membre : votre clé n'y parle plus.
key-of-former-help = Vous pouvez tout lire : git accord registre. Pour revenir, un membre propose : git accord personne accueillir { $id }
review-same-day = « { $title } » se relit déjà le { $day } : il n'y aurait rien à décider.
review-same-day-help = Choisissez un autre jour : git accord relire { $id } garder --on DATE
number-is-closed = Le n° { $number } est une décision actée, « { $title } » : on n'y répond plus.
number-is-closed-help = git accord statut dit les propositions ouvertes. Leurs numéros ne valent que sur cette machine : entre vous, dites un mot du titre.
