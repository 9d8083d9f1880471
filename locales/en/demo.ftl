## The demonstration
demo-title = A decision, from a need to a text in force
demo-about = Everything is real except the people: nine invented members, their keys, their clones of one repository. What follows a name and a colon (Chloé: git accord …) is what that person types.
demo-organisation = The Oven, a bakery co-operative
demo-1 = 1. A co-operative is founded: nine people, four circles.
demo-1-told = Three of them sign the text to start from. From then on it changes by a decision, and in no other way.
demo-bread-told = The text she proposes: { $text }
demo-2 = 2. A need becomes a proposal. The text in force does not move.
demo-3 = 3. The Shop circle answers: a question, then an objection.
demo-3-told = To object is not to vote against: it is to show what the text would harm. As long as the objection stands, nobody can decide.
demo-4 = 4. Chloé tries all the same. It is refused, with everything that is missing.
demo-5 = 5. The objection makes the text better: Chloé amends it, version 2.
demo-5-told = Answers to version 1 no longer count, and the objection stands until Aïcha answers the new text.
demo-6 = 6. The circle consents to the new text. Inès has no key: she answers aloud, and David writes it down.
demo-6-consent = To consent is not to find the text perfect: it is to see no harm in it for the circle.
demo-6-told = The objection is lifted by the person who made it, and by nobody else.
demo-7 = 7. Chloé seals the decision. An answer was written down for somebody else, so a second signature is needed.
demo-7-second = One signature of two: somebody else reads it again, and signs as well.
demo-7-sealed = Decision no. { $number }, adopted: the signed commit { $commit } holds the text, the answers and the objection.
demo-8 = 8. Hugo edits the text by hand, without a decision. Whoever audits is told.
demo-8-edit = Hugo writes instead: { $text }
demo-8-told = All that time the text that was decided stayed in force: Accord reads what was decided, not what was pushed.
demo-9 = 9. The organisation, drawn.
demo-9-told = It shows what is missing: nobody delivers by bicycle, and Farid's term for the flour ends soon.
demo-lesson = Without Aïcha's objection the bread would be thrown away every evening. Chloé did not lose by it: it stopped the decision, changed the text, and stays on record.
demo-10 = 10. Your turn: a second proposal is open in the Bakery, and Farid objects.
demo-open = The map of the organisation, to open in a browser:
demo-left = A folder is left for you to go on in, even alone:
demo-as = (There, --as signs with that person's own throw-away key.)
demo-hint = # for example: text = "The oven is lit on Mondays, and serviced on Tuesdays."
demo-page = chart.html
demo-noted = { $said }, written down by { $by }
demo-type-found = git accord found --push
demo-type-propose = git accord propose "{ $title }" -m "{ $driver }" && git accord publish
demo-type-amend = git accord amend -m "{ $reason }" && git accord publish
demo-type-decide = git accord decide --push
demo-type-audit = git accord sync && git accord audit
demo-type-hand = sell it at half price
demo-type-back = back to what was decided
demo-exists = { $path } is not empty.
demo-exists-help = Name a folder that does not exist yet
demo-purpose = Good bread, and a trade to live on
demo-circle-general = General circle
demo-circle-shop = Shop
demo-circle-shop-purpose = Sell the bread, and hear what customers say
demo-circle-bakery = Bakery
demo-circle-bakery-purpose = Bake every night, and stay in good health
demo-circle-life = Co-operative life
demo-circle-life-purpose = Welcome, train, keep accounts that everybody can see
demo-role-lead = Lead link
demo-role-lead-purpose = Bring into the circle what the general circle asks
demo-role-delegate = Second link
demo-role-delegate-purpose = Bring to the general circle what the circle lives
demo-role-facilitation = Facilitator
demo-role-facilitation-purpose = Rounds in which everyone is heard
demo-role-secretary = Secretary
demo-role-secretary-purpose = A register that anyone can read and believe
demo-role-till = Till
demo-role-till-purpose = A till that is right, and a word for everybody
demo-role-bicycle = Bicycle delivery
demo-role-bicycle-purpose = Bread in the canteens before seven
demo-role-leaven = Leaven
demo-role-leaven-purpose = A leaven that lives, summer and winter
demo-role-flour = Flour
demo-role-flour-purpose = Flour from here, paid what it is worth
demo-role-welcome = Welcome
demo-role-welcome-purpose = That nobody feels in the way in their first week
demo-bread-slug = unsold-bread
demo-bread-title = Unsold bread
demo-bread-text = Unsold bread is thrown away at closing time.
demo-bread-better = Unsold bread is given away at closing time. What is left becomes breadcrumbs.
demo-bread-hand = Unsold bread is sold at half price.
demo-bread-driver = Every night there is bread left, and nobody knows what to do with it
demo-bread-question = How much is left, on a usual night?
demo-bread-objection = Throwing bread away turns our customers against us
demo-bread-answer = A dozen loaves
demo-bread-because = given, no longer thrown away
demo-monday-slug = mondays
demo-monday-title = Opening on Mondays
demo-monday-text = The oven is lit on Mondays as well.
demo-monday-driver = The market moved to Monday
demo-monday-objection = Monday is the only day on which the oven can be serviced
demo-lines =
    git accord status --as farid
        git accord show
        EDIT
        git accord amend
        git accord consent --as farid
        git accord consent --as bruno
        git accord decide
        git accord publish
        git accord audit
