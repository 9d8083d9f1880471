## The organisation drawn: words of the picture, the list and the page
chart-written = The chart is in { $path }.
chart-members =
    { $number -> 
     [0] no member 
     [one] one member 
    *[other] { $number } members 
    }
chart-vacant = vacant
chart-interim = interim
chart-until = until { $day }
chart-over = term over since { $day }
chart-since = since { $day }
chart-review = to be reviewed by { $day }
chart-more = and { $number } more
chart-alone = Without a role here: { $names }
chart-day = As of { $day }
chart-commit = commit { $commit }
chart-folder = files of this folder, from commit { $commit }
chart-description =
    { $circles -> 
     [one] one circle 
    *[other] { $circles } circles 
    }, { $roles ->
     [0] no role
    *[other] { $roles ->
         [one] one role
        *[other] { $roles } roles
        }, { $vacant ->
         [0] none vacant
        *[other] { $vacant } vacant
        }
    }
chart-part = { $number }. { $name }
chart-goes-on = see part { $number }
chart-parts = Too large for one Mermaid drawing: this is a Markdown page with { $number } drawings, each under its name.
legend-role = role
legend-core = role that makes the circle work
legend-ending = term that ends soon
legend-over = term that is over
legend-member = member without a role here
legend-lead = link from the circle above
legend-delegate = second link, to the circle above
page-skip = Go to the list
page-map = Map
page-list = Circles and roles
page-keys = Map of the circles. Plus and minus zoom, the arrows move, zero shows the whole. The list says the same in words.
page-closer = Closer
page-farther = Farther
page-whole = The whole
page-legend = Legend
page-search = Search
page-found-one = One found
page-found-many = { $number } found
page-found-none = Nothing found
page-accountabilities = Accountabilities
page-domains = Domains
page-policies = Policies
page-former = Former members
page-alone = Members without a role here
page-links = Linked to
page-holders = Held by
