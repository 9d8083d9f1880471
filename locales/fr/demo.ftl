## La démonstration
demo-title = Une décision, du besoin au texte en vigueur
demo-about = Tout est vrai, sauf les gens : neuf personnes inventées, leurs clés, leurs clones d'un même dépôt. Ce qui suit un nom et deux-points (Chloé : git accord …) est ce que cette personne tape.
demo-organisation = La Fournée, coopérative de boulangerie
demo-1 = 1. Une coopérative se fonde : neuf personnes, quatre cercles.
demo-1-told = Trois personnes signent le texte de départ. Dès lors, il ne change plus que par une décision.
demo-bread-told = Le texte proposé : { $text }
demo-2 = 2. Un besoin devient une proposition. Le texte en vigueur ne bouge pas.
demo-3 = 3. Le cercle Boutique répond : une question, puis une objection.
demo-3-told = Objecter n'est pas voter contre : c'est montrer ce que le texte abîmerait. Tant que l'objection tient, personne ne peut décider.
demo-4 = 4. Chloé essaie quand même. C'est refusé, avec tout ce qui manque.
demo-5 = 5. L'objection améliore le texte : Chloé l'amende, version 2.
demo-5-told = Les réponses à la version 1 ne comptent plus, et l'objection tient jusqu'à ce qu'Aïcha réponde au nouveau texte.
demo-6 = 6. Le cercle consent au nouveau texte. Inès n'a pas de clé : elle répond de vive voix, et David note sa réponse.
demo-6-consent = Consentir, ce n'est pas trouver le texte parfait : c'est n'y voir aucun dommage pour le cercle.
demo-6-told = L'objection est levée par celle qui l'avait faite, et par personne d'autre.
demo-7 = 7. Chloé acte la décision. Une réponse a été notée pour autrui : il faut une seconde signature.
demo-7-second = Une signature sur deux : quelqu'un d'autre relit, et signe aussi.
demo-7-sealed = Décision n° { $number }, adoptée : le commit signé { $commit } porte le texte, les réponses et l'objection.
demo-8 = 8. Hugo modifie le texte à la main, sans décision. Qui vérifie l'apprend.
demo-8-edit = Hugo écrit à la place : { $text }
demo-8-told = Pendant tout ce temps, le texte décidé est resté en vigueur : Accord lit ce qui a été décidé, pas ce qui a été poussé.
demo-9 = 9. L'organisation, dessinée.
demo-9-told = On y lit ce qui manque : la livraison à vélo n'a personne, et le mandat de Farid aux farines s'achève.
demo-lesson = Sans l'objection d'Aïcha, le pain serait jeté chaque soir. Elle n'a pas fait perdre Chloé : elle a arrêté la décision, changé le texte, et reste au registre.
demo-10 = 10. À vous : une seconde proposition est ouverte au Fournil, et Farid objecte.
demo-open = La carte de l'organisation, à ouvrir dans un navigateur :
demo-left = Un dossier vous est laissé pour continuer, même en solo :
demo-as = (Ici, --as signe avec la clé jetable de la personne.)
demo-hint = # par exemple : text = "Le four est allumé le lundi, et entretenu le mardi."
demo-page = organigramme.html
demo-noted = { $said }, noté par { $by }
demo-type-found = git accord fonder --push
demo-type-propose = git accord proposer "{ $title }" -m "{ $driver }" && git accord envoyer
demo-type-amend = git accord amender -m "{ $reason }" && git accord envoyer
demo-type-decide = git accord acter --push
demo-type-audit = git accord recevoir && git accord auditer
demo-type-hand = je le vends à moitié prix
demo-type-back = je remets le texte décidé
demo-exists = { $path } n'est pas vide.
demo-exists-help = Nommez un dossier qui n'existe pas encore
demo-purpose = Du bon pain, et un métier dont on vit
demo-circle-general = Cercle général
demo-circle-shop = Boutique
demo-circle-shop-purpose = Vendre le pain, et entendre ce que disent les clients
demo-circle-bakery = Fournil
demo-circle-bakery-purpose = Faire le pain, chaque nuit, sans s'y abîmer
demo-circle-life = Vie coopérative
demo-circle-life-purpose = Accueillir, former, tenir les comptes à la vue de tous
demo-role-lead = Premier lien
demo-role-lead-purpose = Porter dans le cercle ce que demande le cercle général
demo-role-delegate = Second lien
demo-role-delegate-purpose = Porter au cercle général ce que vit le cercle
demo-role-facilitation = Animation
demo-role-facilitation-purpose = Des tours où chaque personne est entendue
demo-role-secretary = Secrétariat
demo-role-secretary-purpose = Un registre que chacun peut lire et croire
demo-role-till = Caisse
demo-role-till-purpose = Une caisse juste, et un mot pour chacun
demo-role-bicycle = Livraison à vélo
demo-role-bicycle-purpose = Porter le pain aux cantines avant sept heures
demo-role-leaven = Levain
demo-role-leaven-purpose = Un levain vivant, été comme hiver
demo-role-flour = Farines
demo-role-flour-purpose = Des farines d'ici, payées leur prix
demo-role-welcome = Accueil
demo-role-welcome-purpose = Que personne ne se sente de trop la première semaine
demo-bread-slug = pain-invendu
demo-bread-title = Pain invendu
demo-bread-text = Le pain invendu est jeté à la fermeture.
demo-bread-better = Le pain invendu est donné à la fermeture. Ce qui reste devient de la chapelure.
demo-bread-hand = Le pain invendu est vendu à moitié prix.
demo-bread-driver = Chaque soir, il reste du pain et personne ne sait qu'en faire
demo-bread-question = Combien en reste-t-il, un soir ordinaire ?
demo-bread-objection = Jeter du pain fâche nos clients, et nous en fait perdre
demo-bread-answer = Une douzaine
demo-bread-because = donné, plus jeté
demo-monday-slug = lundis
demo-monday-title = Ouvrir le lundi
demo-monday-text = Le four est allumé le lundi aussi.
demo-monday-driver = Le marché a été déplacé au lundi
demo-monday-objection = Le lundi est le seul jour où le four peut être entretenu
demo-lines =
    git accord statut --as farid
        git accord montrer
        EDIT
        git accord amender
        git accord consentir --as farid
        git accord consentir --as bruno
        git accord acter
        git accord envoyer
        git accord auditer
