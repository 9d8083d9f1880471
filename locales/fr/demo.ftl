demo-organisation = La Fournée, coopérative de boulangerie
demo-title = Une décision, du début à la fin
demo-1 = 1. Quatre personnes inventées fondent une coopérative. Chacune a sa clé et son clone.
demo-2 = 2. Aïcha écrit une règle et la propose. Le texte en vigueur ne bouge pas.
demo-3 = 3. Chloé consent, David réagit, Bruno objecte : chaque réponse est un petit fichier signé.
demo-4 = 4. Chloé essaie de l'acter. C'est refusé, avec toute la liste de ce qui manque.
demo-5 = 5. Aïcha amende : version 2. Les réponses précédentes ne comptent plus ; l'objection demeure jusqu'à la réponse de Bruno.
demo-6 = 6. Bruno, Chloé et David consentent au nouveau texte.
demo-7 = 7. Chloé acte la décision : un commit signé sur la branche principale.
demo-8 = 8. N'importe qui revérifie toute l'histoire depuis un simple clone.
demo-9 = 9. L'organisation, dessinée.
demo-purpose = Du bon pain, et un métier dont on vit
demo-circle = Boutique
demo-circle-purpose = Vendre le pain, et entendre ce que disent les clients
demo-role = Trésorerie
demo-role-purpose = Des comptes que chacun peut lire
demo-policy = Pain invendu
demo-policy-slug = pain-invendu
demo-text-1 = Le pain invendu est jeté à la fermeture.
demo-text-2 = Le pain invendu est donné à la fermeture. Ce qui reste devient de la chapelure.
demo-driver = Personne ne sait que faire du pain qui reste le soir
demo-reaction = J'en rapporte souvent des sacs à la maison
demo-objection = Jeter du pain fâche nos clients
demo-proposal-2 = Ouvrir le lundi
demo-slug-2 = lundis
demo-text-3 = La boutique ouvre le lundi.
demo-driver-2 = Le marché a été déplacé au lundi
demo-objection-2 = Le lundi est le seul jour où le four peut être entretenu
demo-left = Un dossier vous est laissé pour continuer, même en solo : une seconde proposition est ouverte, et David objecte. Là, --as signe avec la clé jetable de la personne.
demo-found = { $person } : git accord fonder --push
demo-propose = { $person } : git accord proposer "{ $title }" && git accord envoyer
demo-decide = { $person } : git accord acter --push
demo-try = Essayez :
demo-exists = { $path } n'est pas vide.
demo-exists-help = Nommez un dossier qui n'existe pas encore
demo-lines =
    git accord statut --as david
        git accord montrer
        EDIT
        git accord amender --as aicha
        git accord consentir --as david
        git accord consentir --as bruno
        git accord consentir --as chloe
        git accord acter --as chloe
        git accord audit
