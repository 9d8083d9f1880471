## L'organisation dessinée : mots de l'image, de la liste et de la page
chart-written = L'organigramme est dans { $path }.
chart-members =
    { $number -> 
     [0] aucun membre 
     [one] un membre 
    *[other] { $number } membres 
    }
chart-vacant = à pourvoir
chart-interim = par intérim
chart-until = jusqu'au { $day }
chart-over = mandat échu le { $day }
chart-since = depuis le { $day }
chart-review = à revoir avant le { $day }
chart-more = et { $number } autres
chart-alone = Sans rôle ici : { $names }
chart-day = État au { $day }
chart-commit = commit { $commit }
chart-folder = fichiers de ce dossier, à partir du commit { $commit }
chart-description =
    { $circles -> 
     [one] un cercle 
    *[other] { $circles } cercles 
    }, { $roles ->
     [0] aucun rôle
    *[other] { $roles ->
         [one] un rôle
        *[other] { $roles } rôles
        }, { $vacant ->
         [0] aucun à pourvoir
        *[other] { $vacant } à pourvoir
        }
    }
chart-part = { $number }. { $name }
chart-goes-on = voir la partie { $number }
chart-parts = Trop grand pour un seul dessin Mermaid : voici une page Markdown de { $number } dessins, chacun sous son nom.
legend-role = rôle
legend-core = rôle qui fait marcher le cercle
legend-ending = mandat qui s'achève
legend-over = mandat échu
legend-member = membre sans rôle ici
legend-lead = premier lien, depuis le cercle au-dessus
legend-delegate = second lien, vers le cercle au-dessus
page-skip = Aller à la liste
page-map = Carte
page-list = Cercles et rôles
page-keys = Carte des cercles. Plus et moins rapprochent et éloignent, les flèches déplacent, zéro montre tout. La liste dit la même chose en mots.
page-closer = Rapprocher
page-farther = Éloigner
page-whole = Tout voir
page-legend = Légende
page-search = Chercher
page-found-one = Un résultat
page-found-many = { $number } résultats
page-found-none = Rien de trouvé
page-accountabilities = Responsabilités
page-domains = Domaines
page-policies = Règles
page-former = Anciens membres
page-alone = Membres sans rôle ici
page-links = Relie à
page-holders = Titulaires
