demo-organisation = The Batch, a bakery co-operative
demo-title = A decision from beginning to end
demo-1 = 1. Four invented people found a co-operative. Each has a key of their own and a clone of their own.
demo-2 = 2. Aïcha writes a policy and proposes it. The text in force does not move.
demo-3 = 3. Chloé consents, David reacts, Bruno objects: each answer is a small signed file.
demo-4 = 4. Chloé tries to seal it. It is refused, with the whole list of what is missing.
demo-5 = 5. Aïcha amends: version 2. Earlier answers no longer count; the objection stays until Bruno answers.
demo-6 = 6. Bruno, Chloé and David consent to the new text.
demo-7 = 7. Chloé seals the decision: one signed commit on main.
demo-8 = 8. Anyone re-verifies the whole history from a plain clone.
demo-9 = 9. The organisation, drawn.
demo-purpose = Good bread, and a trade one lives from
demo-circle = Shop
demo-circle-purpose = Sell the bread, and hear what customers say
demo-role = Treasurer
demo-role-purpose = Accounts that anyone can read
demo-policy = Unsold bread
demo-policy-slug = unsold-bread
demo-text-1 = Unsold bread is thrown away at closing time.
demo-text-2 = Unsold bread is given away at closing time. What is left becomes breadcrumbs.
demo-driver = Nobody knows what to do with the bread that is left at night
demo-reaction = I often carry bags of it home
demo-objection = Throwing bread away turns our customers against us
demo-proposal-2 = Opening on Mondays
demo-slug-2 = mondays
demo-text-3 = The shop is open on Mondays.
demo-driver-2 = The market moved to Monday
demo-objection-2 = Monday is the only day on which the oven can be serviced
demo-left = A folder is left for you to go on in, alone: a second proposal is open, and David objects. There, --as signs with that person's own throw-away key.
demo-found = { $person }: git accord found --push
demo-propose = { $person }: git accord propose "{ $title }" && git accord publish
demo-decide = { $person }: git accord decide --push
demo-try = Try:
demo-exists = { $path } is not empty.
demo-exists-help = Name a folder that does not exist yet
demo-lines =
    git accord status --as david
        git accord show
        EDIT
        git accord amend --as aicha
        git accord consent --as david
        git accord consent --as bruno
        git accord consent --as chloe
        git accord decide --as chloe
        git accord audit
