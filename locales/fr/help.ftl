overview-head = git accord : les règles, les décisions et les signatures d'une organisation dans un dépôt git.
overview-foot = git accord COMMANDE -h explique une commande. Pour voir tout le parcours : git accord essai
group-start = Commencer
group-look = Regarder
group-propose = Proposer
group-decide = Décider
group-shape = Façonner
group-check = Vérifier
usage-word = Usage :
examples-word = Exemples :
heading-arguments = Arguments
heading-options = Options
heading-commands = Commandes
value-command = COMMANDE
help- = L'organisation dans un dépôt
help-demo = Joue tout le parcours avec des personnes inventées, et laisse un dossier où continuer
help-demo-examples =
    git accord essai
        git accord essai mon-dossier
help-init = Écrit une organisation commentée
help-init-examples = git accord init atelier --template scic --name "L'Atelier" --founder aicha=aicha.pub --founder bruno=bruno.pub
help-join = La première commande de chacun : une clé, et la ligne à envoyer
help-join-examples = git accord rejoindre git@hote:coop/atelier.git --trust accord1:…
help-found = Signe l'état fondateur ; la dernière signature l'achève
help-trust = Ancre l'introduction reçue sur papier
help-status = Où vous êtes, et ce qui vous attend
help-show = Une décision : ce qu'elle change, qui a répondu, ce qui manque
help-go = Affiche les fichiers d'une proposition ; sans identifiant, revient au texte en vigueur
help-log = Le registre des décisions, ou celles qui ont modifié un chemin
help-diff = Ce qui a changé entre deux états, en mots simples
help-diff-examples =
    git accord diff
        git accord diff main..accord/2026-11-21-voyages --format markdown
help-chart = Dessine l'organisation
help-chart-examples =
    git accord organigramme
        git accord organigramme -o organigramme.html
        git accord organigramme --at main -o organigramme.svg
help-whoami = De qui est la clé avec laquelle vous signez
help-propose = Ouvre une proposition avec vos modifications
help-propose-examples = git accord proposer "Règle des voyages" --circle web -m "Les voyages se décident au cas par cas"
help-amend = Signe la version suivante de votre proposition
help-withdraw = Retire votre proposition ; pour la clore ensuite : git accord acter
help-publish = Envoie une proposition et vos réponses
help-sync = Récupère ce que les autres ont décidé et ouvert
help-respond = Répond à une proposition : consentir, objecter, question, réagir…
help-respond-examples =
    git accord répondre voyages consentir --push
        git accord répondre voyages objecter -m "Les trains de nuit sont oubliés" --push
help-decide = Acte une décision par un commit signé
help-decide-examples = git accord acter voyages --push
help-circle = Cercles
help-circle-add = Écrit le fichier d'un nouveau cercle
help-role = Rôles
help-role-notes = La personne qui tient un rôle s'écrit à la main dans son fichier, puis se propose :
    {"[[holders]]"} avec person = "chloe", from = 2026-12-01 et until = 2027-12-01
help-role-add = Écrit le fichier d'un nouveau rôle
help-person = Personnes
help-person-notes = À écrire à la main dans people/ID.toml, puis à proposer (git accord proposer) :
    un congé : [[leaves]] avec from = 2026-12-01 et until = 2026-12-15
    pour partir : git accord départ ; pour se séparer de quelqu'un : git accord séparer
    une autre clé : git accord clé changer FICHIER
help-person-add = Écrit le fichier d'une personne et l'ajoute à des cercles
help-policy = Règles
help-policy-add = Écrit le fichier d'une nouvelle règle
help-domain = Domaines
help-domain-add = Écrit le fichier d'un nouveau domaine
help-check = Passe les fichiers aux contrôles de l'outil
help-check-examples =
    git accord vérifier
        git accord vérifier --base main --format github
help-explain = Explique un contrôle : pourquoi il existe, que faire
help-doctor = Dit ce qui cloche dans ce clone et, avec votre accord, répare ce qui peut l'être
help-audit = Revérifie toute l'histoire
help-import = Reprend une organisation venue d'ailleurs
help-import-examples = git accord import rust-team ../team --into rust
help-export = Écrit l'organisation en JSON
help-schema = Affiche le schéma JSON d'un type de fichier
help-man = Écrit les pages de manuel, en français et en anglais
help-man-examples = git accord manuel
    git accord manuel ~/.local/share/man
arg-man-dir = Répertoire des manuels ; sans lui, celui qui accompagne le programme : share/man
help-completions = Affiche de quoi compléter commandes, propositions, cercles et personnes dans votre terminal
help-completions-examples = eval "$(git-accord completions bash)"
    git-accord completions fish | source
arg-shell = bash, zsh ou fish
arg-at = À cet état, tel qu'il était : un commit, une branche ou une date
arg-place = Place du mot à compléter
arg-line = Les mots de la ligne
man-name = nom
man-synopsis = synopsis
man-extra = exemples
man-manual = Manuel d'Accord
arg-help = Affiche cette aide
arg-folder = Dossier où travailler
arg-demo-dir = Dossier où jouer ; un dossier temporaire par défaut
arg-init-dir = Dossier de la nouvelle organisation
arg-quiet = Ne dit que ce qui est demandé
arg-verbose = En dit plus : l'audit liste aussi les commits qui ne changent rien
arg-lang = fr ou en
arg-color = auto, always ou never
arg-dry-run = N'écrit rien, dit ce qui serait fait ; refusé là où on ne peut pas le savoir
arg-no-input = Ne pose pas de question
arg-yes = Répond oui aux questions
arg-acting = La personne dont vous notez la réponse ; dans une démonstration, qui vous êtes
arg-format = json, ou un autre format que la commande propose
arg-check-format = full, concise, json, github, gitlab, sarif ou junit
arg-show-format = text, markdown ou json
arg-diff-format = text, markdown ou json
arg-chart-format = text, svg, html, mermaid, dot ou json
arg-rules-format = text ou json
arg-explain-format = text ou json
arg-audit-format = text ou json
arg-template = association, scop, scic, gie, network ou plain
arg-profile = sociocracy, sociocracy-3.0, holacracy-4.1, holacracy-5.0 ou plain
arg-name = Nom que les gens lisent
arg-founder = Un membre fondateur, avec une ligne ou un fichier de clé publique
arg-url = Dépôt à cloner
arg-full = Revérifie chaque commit, quoi que l'on ait en mémoire
arg-again = Déplace l'ancre là où est la branche principale, après avoir dit ce que l'on abandonne
arg-trust = Ligne d'introduction à ancrer
arg-push = Envoie aussitôt au dépôt partagé
arg-id = Une partie de l'identifiant d'une décision
arg-circle-add-id = Identifiant : le nom de son dossier
arg-role-add-id = cercle/rôle
arg-person-add-id = Identifiant : le nom du fichier
arg-policy-add-id = cercle/règle
arg-domain-add-id = Identifiant : le nom du fichier
arg-respond-id = Une partie de l'identifiant ; facultatif si une seule est ouverte
arg-path = Fichier ou dossier
arg-range = A..B, ou A : de là aux fichiers du disque
arg-exit-code = Se termine avec le code 1 si quelque chose a changé
arg-output = Fichier à écrire
arg-paper = Feuille de la page HTML imprimée : a4 ou a3
arg-no-people = Dessine les rôles sans les noms
arg-circle = Cercle
arg-today = Jour qui compte comme aujourd'hui
arg-title = Titre
arg-with = Un autre cercle dont la proposition modifie les fichiers
arg-driver = Motif de la proposition
arg-until = Dernier jour pour répondre
arg-answer = consentir, objecter, question, réagir, retrait ; pour, contre, blanc ; désigner
arg-message = Raison, avec vos mots
arg-via = Comment elle a été donnée : oral, papier, téléphone ou courriel
arg-result = adoptée, retirée, non-adoptée ou portée (au cercle parent)
arg-parent = Cercle parent
arg-purpose = Sa raison d'être
arg-member = Identifiant d'un membre, une fois par personne
arg-core = premier-lien (lead), animation (facilitator), secrétariat (secretary), second-lien (delegate) ou tenue-du-registre (logbook-keeper)
arg-key = Ligne ou fichier de clé publique
arg-category = Catégorie d'associés
arg-text = Texte de la règle
arg-within = Domaine qui le contient
arg-holder = circle:ID ou role:cercle/rôle
arg-base = Seul ce qui n'était pas là à ce commit est montré
arg-strict = Les avertissements comptent comme des erreurs
arg-rule = Nom ou code d'un contrôle
arg-all = Liste tous les contrôles
arg-rev = Commit ou branche
arg-since = Montre ce qui suit ce commit
arg-require-anchor = Se termine avec le code 4 si l'introduction n'est pas ancrée
arg-kind = Quel type
arg-import-kind = json ou rust-team
arg-export-kind = json
arg-schema-kind = Un type de fichier ; tous sont listés si rien n'est dit
arg-file = Fichier ou dossier à lire
arg-into = Dossier où écrire
help-rules = Les contrôles en vigueur ici, leur niveau, leurs nombres, et la ligne qui le dit
arg-rules-all = aussi ceux qui sont en sommeil
arg-check-timings = dit combien de temps prend chaque contrôle
help-fmt = Met en forme les fichiers écrits à la main, sans rien changer de ce qu'ils disent
arg-fmt-check = dit seulement ce qui serait changé ; finit par 1 s'il y en a
arg-fmt-path = fichiers ou dossiers ; tous si rien n'est dit
arg-meeting = demande que la question soit portée en réunion
arg-check-require-decision = Une erreur si des fichiers régis changent sans décision ouverte
arg-review = Jour où la décision sera relue
arg-show-since-mine = Seulement ce qui a changé depuis votre réponse
arg-facilitator = Qui a animé le tour
arg-amend-message = Ce que change cette version
arg-amend-driver = Ce qui motive la proposition
help-help = Explique une commande
help-consent = Consent à une proposition
help-consent-examples =
    git accord consentir télétravail --push
        git accord consentir 1
help-object = Objecte à une proposition, en disant le tort que l'on voit
help-object-examples = git accord objecter 1 -m "Personne n'ouvrira le mardi" --push
heading-common = Options communes
formats-word = Formats (--format) :
arg-help-command = La commande
arg-to = Jusqu'à cette révision
arg-exit-zero = Se termine par 0 même si des erreurs sont trouvées
placeholder-answer = RÉPONSE
placeholder-category = CATÉGORIE
placeholder-circle = CERCLE
placeholder-core = FONCTION
placeholder-date = DATE
placeholder-dir = DOSSIER
placeholder-facilitator = PERSONNE
placeholder-file = FICHIER
placeholder-founder = PERSONNE
placeholder-holder = RESPONSABLE
placeholder-key = CLÉ
placeholder-kind = SORTE
placeholder-lang = LANGUE
placeholder-line = LIGNE
placeholder-member = PERSONNE
placeholder-name = NOM
placeholder-output = FICHIER
placeholder-paper = FEUILLE
placeholder-parent = CERCLE
placeholder-path = CHEMIN
placeholder-person = PERSONNE
placeholder-profile = PROFIL
placeholder-purpose = RAISON
placeholder-range = RÉVISIONS
placeholder-result = RÉSULTAT
placeholder-rev = RÉVISION
placeholder-rule = CONTRÔLE
placeholder-shell = INTERPRÉTEUR
placeholder-template = MODÈLE
placeholder-text = TEXTE
placeholder-title = TITRE
placeholder-to = RÉVISION
placeholder-today = DATE
placeholder-trust = LIGNE
placeholder-via = MOYEN
placeholder-when = QUAND
placeholder-within = DOMAINE
help-elect = Élit sans candidature : ouvre l'élection d'un rôle, suit les désignations, propose qui est trouvé
help-elect-examples =
    git accord élire cercle-general/secretariat --criterion "écrit clairement" --term 1y
        git accord répondre election désigner chloe -m "Elle écoute"
        git accord élire cercle-general/secretariat --slip accord-slip1:…
        git accord élire cercle-general/secretariat --name chloe
arg-what = Le rôle (cercle/rôle), ou une élection ouverte
arg-term = Durée du mandat : 1y, 6m, 30d
arg-criterion = Ce que demande le rôle, une fois par critère
arg-slip = Un pli reçu : sa ligne, ou un fichier qui en contient
arg-elect-name = La personne que vous proposez, une fois par place
arg-from = Premier jour du mandat ; aujourd'hui par défaut
arg-ends = Dernier jour du mandat ; d'après sa durée par défaut
arg-interim = On n'a trouvé personne : qui tient le rôle continue par intérim
arg-person = D'une désignation : la personne que vous désignez
placeholder-role = RÔLE
placeholder-slip = PLI
placeholder-length = DURÉE
help-depart = Quitte l'organisation, un cercle ou un rôle : vous seul·e en décidez
help-depart-examples =
    git accord départ -m "Je déménage"
    git accord départ --role web/secretariat
    git accord départ --as gwen --letter 2026-11-20 --via papier
help-separate = Propose de se séparer de quelqu'un : tout ce que la personne tient s'achève ensemble
help-separate-examples = git accord séparer david --heard 2026-11-20 --step "entretien" --step "médiation"
arg-heard = Jour où la personne a été entendue
arg-step = Ce qui a été tenté, sans un mot sur la personne ; une fois par démarche
arg-separate-person = La personne
help-key = Vos clés
help-key-add = Ajoute une clé à celles qui parlent pour vous
help-key-rotate = Remplace la clé avec laquelle vous signez
help-key-rotate-examples = git accord clé changer ~/.ssh/nouvelle.pub
help-key-retire = Retire une de vos clés
help-review = Relit une règle en vigueur, selon ses critères : garder, changer ou finir
help-review-examples =
    git accord relire cercle-general/voyages garder --on 2027-12-01
        git accord relire voyages finir -m "Plus personne ne voyage"
arg-policy = La règle : cercle/règle, ou son titre
arg-review-what = garder, changer ou finir
arg-on = Jour de la prochaine relecture ; dans un an par défaut
placeholder-policy = RÈGLE
placeholder-what = ISSUE
help-key-suspend = Fait taire la clé volée ou perdue de quelqu'un : d'autres le disent, tout de suite
help-key-suspend-examples = git accord clé suspendre david --since 2026-11-20
help-key-recover = Rend une clé à qui a perdu la sienne : d'autres l'annoncent, un délai passe, elle vaut
help-key-recover-examples =
    git accord clé rétablir david "ssh-ed25519 AAAA… david"
        git accord clé rétablir david
help-circle-edit = Modifie un cercle : nom, raison d'être, membres
help-circle-move = Place un cercle sous un autre
help-circle-end = Dissout un cercle, et dit où va ce qu'il tient
help-role-edit = Modifie un rôle, ou qui tient un rôle opérationnel
help-role-move = Confie un rôle à un autre cercle, avec ses domaines
help-role-end = Finit un rôle
help-person-edit = Corrige un nom ou une catégorie
help-policy-edit = Modifie une règle
help-policy-move = Confie une règle à un autre cercle
help-policy-end = Finit une règle
help-domain-edit = Modifie un domaine
help-domain-move = Délègue un domaine à un cercle ou à un rôle
help-domain-end = Finit un domaine
arg-without = Qui n'en est plus, une fois par personne
arg-circle-end-into = Le cercle qui reçoit tout ce que celui-ci tient
arg-drop = Tout ce qu'il tient finit avec lui ; domaines et sous-cercles reviennent au parent
arg-role-move-to = Le cercle qui le reçoit
arg-policy-move-to = Le cercle qui le reçoit
arg-limits = Ce que son titulaire n'y fait pas seul
arg-role-edit-holder = Qui le tient à partir d'aujourd'hui
arg-role-edit-until = Dernier jour de ce mandat
arg-role-edit-without = Qui ne le tient plus
arg-lead = Qui en est le premier lien, pour un an
arg-circle-edit-id = Identifiant du cercle
arg-circle-move-id = Identifiant du cercle
arg-circle-end-id = Identifiant du cercle
arg-role-edit-id = cercle/rôle
arg-role-move-id = cercle/rôle
arg-role-end-id = cercle/rôle
arg-policy-edit-id = cercle/règle
arg-policy-move-id = cercle/règle
arg-policy-end-id = cercle/règle
arg-domain-edit-id = Identifiant du domaine
arg-domain-move-id = Identifiant du domaine
arg-domain-end-id = Identifiant du domaine
arg-person-edit-id = Identifiant de la personne
arg-key-suspend-person = La personne dont la clé est perdue ou volée
arg-key-suspend-key = Une seule de ses clés ; sans elle, toutes
arg-key-suspend-since = Liste aussi les décisions que cette clé a signées depuis ce jour
arg-key-recover-person = La personne à qui l'on rend une clé
arg-key-recover-key = Sa nouvelle clé, pour l'annoncer ; sans elle, celle qui est annoncée se met à valoir
help-person-admit = Propose d'accueillir quelqu'un : sa fiche, sa clé, ses cercles
help-person-admit-examples = git accord personne accueillir emma --name "Emma" --key "ssh-ed25519 AAAA… emma" --circle cercle-general
arg-person-admit-id = Identifiant : le nom de sa fiche
arg-trial = Pour un temps d'essai : en cours d'inclusion, sans voix pour l'instant
arg-propose-follows = Reprend une proposition non adoptée ou portée au cercle parent, avec son texte
arg-propose-fallback = Par laquelle des voies du règlement : durée-plus-courte, essai-mesuré, cercle-de-soutien, cercle-parent, vote
arg-depart-role = Le rôle que vous quittez, et lui seul
arg-depart-circle = Le cercle que vous quittez, avec vos rôles dans ce cercle
arg-depart-letter = Date de la lettre de la personne que --as nomme, quand elle n'a pas de clé
arg-depart-via = Comment la lettre est venue : papier, courriel
placeholder-way = VOIE
placeholder-command = COMMANDE
arg-chart-names = Avec les noms de people.local.toml, aussi dans un fichier
arg-init-local-names = Les noms des personnes restent hors de git, dans people.local.toml
arg-policy-add-criterion = Critère d'évaluation : à quoi l'on verra si elle sert, une fois par critère
arg-policy-edit-criterion = Critère d'évaluation : à quoi l'on verra si elle sert, une fois par critère
arg-policy-add-trial = À l'essai : elle prend fin ce jour-là, sauf si vous la gardez
arg-policy-edit-trial = À l'essai : elle prend fin ce jour-là, sauf si vous la gardez
topic-consent = Consentir, ce n'est pas préférer un texte : c'est n'y voir aucun tort pour le cercle. Une décision est adoptée quand assez de personnes ont répondu et que plus aucune objection ne tient.
topic-consent-how = Vous consentez : git accord consentir. Vous voyez un tort : git accord objecter -m "le tort". Combien de réponses il faut, et en combien de temps, est écrit dans rules.toml ([decisions]).
topic-objection = Objecter, ce n'est pas voter contre : c'est montrer ce que le texte abîmerait. Tant que l'objection tient, rien n'est adopté. Elle se lève quand la personne qui l'a faite répond au texte amendé.
topic-objection-how = Pour objecter : git accord objecter -m "le tort". Qui propose y répond par une nouvelle version : git accord amender. Si aucun texte ne convient, rules.toml dit par où continuer (fallback) : git accord montrer les nomme.
topic-vote = Voter, c'est dire pour, contre ou blanc ; le texte est adopté quand la majorité et le quorum y sont. Les règles, leurs relectures, les rôles et les domaines peuvent se voter ; qui arrive, part ou tient une fonction se décide par consentement.
topic-vote-how = Pour que les règles se votent, écrivez dans rules.toml, sous [decisions.kinds.policy] : method = "vote" et majority = "1/2" (plus de la moitié), puis : git accord proposer. Les relectures ont leur propre ligne : [decisions.kinds.review]. Au besoin : quorum, of, blank, silence, min_open.
topic-election = Une élection sans candidature : chaque personne désigne quelqu'un et dit pourquoi, les plis s'ouvrent ensemble, une personne est proposée, et le cercle y consent, elle la dernière.
topic-election-how = Pour l'ouvrir : git accord élire RÔLE --criterion "ce qu'on attend" --term 1y. Chaque personne désigne : git accord répondre ID désigner PERSONNE. Quand tous les plis sont là : git accord élire, puis --name PERSONNE.
topic-advice = Sur avis, la personne qui a le mandat décide seule, une fois que toutes celles que cela touche ont dit ce qu'elles en pensent ; chaque avis reste à côté de la décision.
topic-advice-how = Pour cela, écrivez dans rules.toml, sous [decisions.kinds.policy] : method = "advice", puis : git accord proposer. git accord montrer nomme les personnes à entendre.
topic-lead = Dans un mandat, le premier lien d'un cercle décide seul de ce que les règles lui laissent, par exemple qui tient un rôle opérationnel.
topic-lead-how = Pour que les rôles opérationnels s'attribuent ainsi, écrivez dans rules.toml, sous [decisions.kinds.assignment] : method = "lead", puis : git accord proposer. git accord qui-suis-je dit ce que vous décidez en personne.
topic-way-out = Quand une objection tient après toutes les versions prévues (max_rounds), la proposition peut se fermer sans être adoptée, et se reprendre comme le dit le règlement : pour moins longtemps, à l'essai, par un cercle de soutien, par le cercle parent, ou par un vote sur ce même texte.
topic-way-out-how = Pour la fermer : git accord acter ID --result non-adoptée. Pour la reprendre : git accord montrer ID nomme les suites prévues, avec la commande de chacune. Elles s'écrivent dans rules.toml, sous [decisions] : fallback = ["vote", "measured-trial"].
topic-question = Une question demande à comprendre le texte ; elle n'est ni un oui ni un non, et attend sa réponse avant le consentement.
topic-question-how = Pour demander : git accord répondre ID question -m "…". Pour y répondre : git accord répondre ID réagir -m "…".
topic-separation = Se séparer de quelqu'un se décide sans sa voix, après l'avoir entendu ; au moins deux personnes y consentent, et le délai ne se raccourcit pas. Les raisons ne s'écrivent pas dans le dépôt.
topic-separation-how = Pour l'ouvrir : git accord séparer PERSONNE --heard JOUR --step "ce qui a été essayé". Qui part de son propre gré : git accord départ.
