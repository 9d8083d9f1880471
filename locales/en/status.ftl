quoted = "{ $text }"
status-in-force = text in force
status-not-founded = not founded yet
status-on-proposal = you are reading the proposal "{ $title }", version { $version }
status-on-closed = you are reading a proposal that is closed
status-on-branch = you are on branch { $branch }
status-detached = you are reading an old state
status-no-remote = no shared repository
status-up-to-date = up to date with the repository
status-up-to-date-since = up to date with the repository (received { $age })
status-ahead = not all that is here was sent
status-ahead-since = not all that is here was sent (received { $age })
status-empty-remote = the shared repository is still empty
status-behind = the repository went on: git accord sync
status-behind-since = the repository went on (received { $age }): git accord sync
ago-now = just now
ago-minutes = { $number } min ago
ago-hours = { $number } h ago
ago-days =
    { $number ->
        [one] { $number } day ago
       *[other] { $number } days ago
    }
status-me = You: { $person } ({ $id })
status-nobody = Your key is not registered here yet: git accord join prints the line to send.
seat-role = { $role }
seat-role-until = { $role } until { $until }
seat-role-in = Role: { $role }, in { $circle }
seat-circles = In: { $circles }
seat-domains = Your roles decide of these without asking: { $domains }
seat-no-domain = No domain is yours: beyond your accountabilities, what governs the organisation is proposed.
seat-mandate = You lead { $circle }: you decide in person about { $kinds }. git accord propose, then git accord decide
seat-mandate-advice = You lead { $circle }: once you asked whom it touches for advice, you decide about { $kinds }. git accord propose, then git accord decide
seat-the-rest = All else goes through a proposal to the circle.
whoami = Here you are { $person } ({ $id }).
status-for-you = FOR YOU
status-of-others = AWAITED FROM OTHERS
status-soon = SOON
status-nothing-for-you = Nothing waits for you.
status-violations =
    { $number ->
        [one] One change on main does not come from a valid decision: git accord audit
       *[other] { $number } changes on main do not come from a valid decision: git accord audit
    }
status-said-of = , { $by }, version { $version }{ $until }
status-by = by { $person }
status-yours = by you
status-past = past
status-was-until = , answers were due by { $day }
status-until = , answer by { $day }
status-changed = changed since your answer (version { $version }):
status-more =
    { $number ->
        [one] and one more line
       *[other] and { $number } more lines
    }
status-objects = { $person } objects (version { $version }): "{ $reason }"
status-objects-said = { $person } objects (version { $version }); the reason is said aloud
status-asks-you = { $person } asks about "{ $title }": "{ $question }" To reply: git accord respond { $number } react -m "…"
status-asks = { $person } asks: "{ $question }", no reply yet
status-asks-here = { $person } asks: "{ $question }" To reply: git accord respond { $number } react -m "…"
status-rivals = { $titles }: the same text. Whichever is sealed first, the other has to be amended.
status-do-answer = git accord respond { $number } consent { $or } object -m "…" { $or } question -m "…"
status-do-accept = Your new key waits for you: git accord respond { $number } consent --push
status-do-seal = Everything is there: git accord decide { $number }
status-do-close = { $person } took it back. To close it: git accord decide { $number }
status-do-close-left = { $person } left the organisation: nobody carries this proposal any more. To close it: git accord decide { $number }
status-do-countersign = { $people } signed what was written down for others; a second signature is needed: git accord decide { $number }{ $how }
status-do-elect-again = Propose somebody else: git accord elect { $number } --name PERSON. Or the same person for another term: --term 6m
status-rounds-over = The { $rounds } versions that the rules give have been. What comes next: git accord show { $number }
status-do-amend = Your text waits for another version: git accord go { $number }, edit it, then git accord amend
status-do-amend-here = Your text waits for another version: edit it, then git accord amend
status-unsent-proposal = "{ $title }" was not sent yet: git accord publish { $number }
status-unsent-decision = Decision no. { $number }, "{ $title }": sealed here, not sent yet: git accord publish
status-unsent-founding = Your founding signature is here alone. To send it: git accord found --push
status-sign-founding = The organisation waits for your founding signature: git accord found --push
status-sign-founding-again = The text to be founded changed since you signed it: read it again, then git accord found --push
status-founding-signed = You signed the founding. Signatures still awaited: { $people }. To see whether they came: git accord sync
status-founding = Not founded yet; signatures awaited: { $people }.
status-edits = Edited, not proposed yet: { $paths }. To open a proposal: git accord propose "a title"
status-begun = A git { $command } was begun here and not ended. To give it up: git { $command } --abort. To end it: mend the files marked <<<<<<<, then git add and git commit
status-edits-founding = Edited, not in the text to be founded yet: { $paths }. To take it in: git add -A, then git commit
status-edits-here = Edited, not signed yet: { $paths }. To make a version of it: git accord amend
step-go-back = Back to the text in force: git accord go
status-retracted = taken back, to be closed
status-abandoned = carried by nobody any more, to be closed
status-one-signature = { $people } signed; one signature is missing, of one of these: { $second }
status-one-signature-nobody = { $people } signed, and nobody else of the circle can sign
status-ready = everything is there, to be sealed
status-ready-by = everything is there, to be sealed by { $people }
status-obstacles =
    { $count ->
        [one] one obstacle: git accord show { $id }
       *[other] { $count } obstacles: git accord show { $id }
    }
status-window = everybody answered; it may be decided from { $day }
status-count = { $answered } of { $needed } answers
due-my-term = your term ends: { $role }, { $circle }
due-term = the term of { $person } ends: { $role }
due-review = to be looked at again: "{ $title }"
due-role-review = role to be looked at again: { $role }
status-said-yes = Let it pass: { $people }.
status-said-no = Object: { $people }.
status-said-before = Answered an earlier version: { $people }.
status-said-nothing = Have not answered yet: { $people }.
status-no-key = You do not sign yet: git accord join -y finds or makes your key, and has git sign with it
status-key-retired = The key you sign with no longer counts here: it is retired or suspended.
status-key-confirmed = Your new key is confirmed. It counts once the decision is sealed; if you are the one to seal it, sign with the former one (git config --global user.signingkey FILE).
status-key-confirmed-by-others = Your new key is confirmed. It will speak once others have sealed the decision.
status-broken = Cannot be read: { $paths }. git accord check says why
status-unsent-answer = What was added to "{ $title }" is still here alone: git accord publish { $number }
status-edits-other = Edited on the proposal of { $person }, which they alone may amend: { $paths }. To make a counter-proposal of it: git accord propose "a title"
status-you-object = You object (version { $version }): "{ $reason }"
status-said-unsigned = , signed by nobody
status-unsigned = nobody of the organisation signed this text
status-do-vote = git accord respond { $number } for { $or } against { $or } blank { $or } question -m "…"
status-do-lost = The vote said no. To write that down: git accord decide { $number }
status-lost = the vote said no, to be written down
status-said-for = For: { $people }.
status-said-against = Against: { $people }.
status-said-blank = Blank: { $people }.
status-do-nominate = git accord respond { $number } nominate PERSON -m "what they bring" (sealed: nobody sees a name before everybody has named somebody)
status-do-open = Everybody has named somebody. To open the slips, then propose somebody: git accord elect { $number }
status-count-named = { $answered } of { $needed } nominations
status-said-named = Have named somebody: { $people }.
status-said-unnamed = Have named nobody yet: { $people }.
status-all-named = everybody has named somebody
status-do-last = You are proposed: you answer after the others. To decline at once: git accord object { $number } -m "…"
status-about-you = "{ $title }" is about you and is decided without you. To read it: git accord show { $number }
status-key-for-you = Others announced a new key for you; it will count from { $day }. If you lost nothing, refuse it: git accord key retire "{ $key }"
status-key-waits = A new key is announced for { $name }; it waits until { $day }.
status-key-ready = The new key of { $name } can count now: git accord key recover { $person }
status-rules-changed = The rules have changed since your answer: give it again.
due-vacant = { $role }: vacant (git accord elect { $id })
status-left = You are no longer of the organisation: your key speaks no more there.
status-do-advise = git accord respond { $number } react -m "what I think of it" (your advice is asked; somebody else decides)
status-about-your-key = "{ $title }" would give you another key. If you lost nothing, say no: git accord object { $number } -m "…"
status-key-for-silenced = Others announced a new key for you; it will count from { $day }. If it is not yours, tell the others, and object when they propose to let it count: the root circle will decide
status-advice = advice awaited of { $people }
status-exhausted = an objection still holds after all the versions that are provided for; what you may do: git accord show { $number }
status-names-tracked = people.local.toml is in git: those names stay there for ever, and are not taken from there. Take it out: git rm --cached people.local.toml, and a line people.local.toml in .gitignore
status-nameless = The names are not here: they are handed over out of git. Ask somebody for people.local.toml and put it into this folder; if it is there, it cannot be read, or does not name you (name = "…", in quotes).
status-do-record = Without a key: { $people }. Ask for the answer and write it down: git accord respond { $number } consent --as { $person } --via aloud
status-do-record-vote = Without a key: { $people }. Ask for the vote and write it down: git accord respond { $number } for --as { $person } --via aloud (or against, blank)
word-or = or
