overview-head = git accord: an organisation's rules, decisions and signatures in one git repository.
overview-foot = git accord COMMAND -h explains a command. To see it all played: git accord demo
group-start = Start
group-look = Look
group-propose = Propose
group-decide = Decide
group-shape = Shape
group-check = Check
usage-word = Usage:
examples-word = Examples:
heading-arguments = Arguments
heading-options = Options
heading-commands = Commands
value-command = COMMAND
help- = The organisation in one repository
help-demo = Plays the whole loop with invented people, and leaves a folder to go on in
help-demo-examples =
    git accord demo
        git accord demo my-folder
help-init = Writes a commented organisation
help-init-examples = git accord init atelier --template scic --name "L'Atelier" --founder aicha=aicha.pub --founder bruno=bruno.pub
help-join = Everybody's first command: a key, and the line to send
help-join-examples = git accord join git@host:coop/atelier.git --trust accord1:…
help-found = Signs the first state; the last founder's signature completes it
help-trust = Pins the introduction you were given on paper
help-status = Where you are, and what waits for you
help-show = One decision: what it changes, who answered, what is missing
help-go = Goes to a proposal; without one, back to the text in force
help-log = The register of decisions, or those that changed a path
help-diff = What changed between two states, in plain verbs
help-diff-examples =
    git accord diff
        git accord diff main..accord/2026-11-21-travel --format markdown
help-chart = Draws the organisation
help-chart-examples =
    git accord chart
        git accord chart -o chart.html
        git accord chart --at main -o chart.svg
help-whoami = Whose key you sign with
help-propose = Opens a proposal with the edits you made
help-propose-examples = git accord propose "Travel policy" --circle web -m "Trips are decided case by case"
help-amend = Makes the next version of your proposal
help-withdraw = Withdraws your proposal; to close it then: git accord decide
help-publish = Sends a proposal and your answers
help-sync = Brings what the others decided and opened
help-respond = Answers a proposal: consent, object, question, react …
help-respond-examples =
    git accord respond travel consent --push
        git accord respond travel object -m "Night trains are left out" --push
help-decide = Seals a decision as a signed commit
help-decide-examples = git accord decide travel --push
help-circle = Circles
help-circle-add = Writes the file of a new circle
help-role = Roles
help-role-notes = Who holds a role is written by hand into its file, then proposed:
    {"[[holders]]"} with person = "chloe", from = 2026-12-01 and until = 2027-12-01
help-role-add = Writes the file of a new role
help-person = People
help-person-notes = Written by hand into people/ID.toml, then proposed (git accord propose):
    a leave: [[leaves]] with from = 2026-12-01 and until = 2026-12-15
    to leave: git accord depart; to part from somebody: git accord separate
    another key: git accord key rotate FILE
help-person-add = Writes a person's file and adds them to circles
help-policy = Policies
help-policy-add = Writes the file of a new policy
help-domain = Domains
help-domain-add = Writes the file of a new domain
help-check = Checks the files against the named rules
help-check-examples =
    git accord check
        git accord check --base main --format github
help-explain = Explains a rule: why it is there, what to do
help-doctor = Explains what ails this clone, and mends what it can
help-audit = Re-verifies the whole history
help-import = Brings an organisation from elsewhere
help-import-examples = git accord import rust-team ../team --into rust
help-export = Writes the organisation as JSON
help-schema = Prints the JSON Schema of a kind of file
help-man = Writes the manual pages, in French and English
help-man-examples = git accord man
    git accord man ~/.local/share/man
arg-man-dir = Folder of manuals; without it the one beside the program: share/man
help-completions = Prints what completes commands, proposals, circles and people in your shell
help-completions-examples = eval "$(git-accord completions bash)"
    git-accord completions fish | source
arg-shell = bash, zsh or fish
arg-at = At this state, as it was then: a commit, a branch or a day
arg-place = Place of the word that is completed
arg-line = The words of the line
man-name = name
man-synopsis = synopsis
man-extra = examples
man-manual = Accord manual
arg-help = Shows this help
arg-folder = Folder to work in
arg-demo-dir = Folder to play in; a temporary one when left out
arg-init-dir = Folder of the new organisation
arg-quiet = Says only what was asked for
arg-verbose = Says more: audit also lists the commits that changed nothing
arg-lang = fr or en
arg-color = auto, always or never
arg-dry-run = Writes nothing, says what it would do; refused where that cannot be known
arg-no-input = Never asks
arg-yes = Answers yes to questions
arg-acting = Whose spoken answer you write down; in a demonstration, who you are
arg-format = json, or another format that the command has
arg-check-format = full, concise, json, github, gitlab, sarif or junit
arg-show-format = text, markdown or json
arg-diff-format = text, markdown or json
arg-chart-format = text, svg, html, mermaid, dot or json
arg-rules-format = text or json
arg-explain-format = text or json
arg-audit-format = text or json
arg-template = association, scop, scic, gie, network or plain
arg-profile = sociocracy, sociocracy-3.0, holacracy-4.1, holacracy-5.0 or plain
arg-name = Name that people read
arg-founder = A founder, with a public key line or file
arg-url = Repository to clone
arg-full = Judges every commit again, whatever is remembered
arg-again = Moves the pin of main to where it is now, after saying what is given up
arg-trust = Introduction line to pin
arg-push = Sends it at once
arg-id = Any part of a decision's id
arg-circle-add-id = Id: the name of its folder
arg-role-add-id = circle/role
arg-person-add-id = Id: the name of the file
arg-policy-add-id = circle/policy
arg-domain-add-id = Id: the name of the file
arg-respond-id = Any part of the decision's id; may be left out when one is open
arg-path = File or folder
arg-range = A..B, or A: from there to the files on disk
arg-exit-code = Ends with 1 when something changed
arg-output = File to write
arg-paper = Sheet on which the HTML page is printed: a4 or a3
arg-no-people = Draws roles without names
arg-circle = Circle
arg-today = Day that counts as today
arg-title = Title
arg-with = A further circle whose files it touches
arg-driver = Why it is proposed
arg-until = Last day to answer
arg-answer = consent, object, concern, question, react, stand-aside; for, against, blank; nominate
arg-message = Reason, in your words
arg-via = How it was given: aloud, paper, phone or mail
arg-result = adopted, withdrawn, failed or escalated
arg-parent = Parent circle
arg-purpose = What it is for
arg-member = A member's id, once for each
arg-core = lead, facilitator, secretary, delegate or logbook-keeper
arg-key = Public key line or file
arg-category = Category of associates
arg-text = Text of the policy
arg-within = Domain it lies in
arg-holder = circle:ID or role:circle/role
arg-base = Only what was not there at this commit is shown
arg-strict = Warnings count as errors
arg-rule = Name or code of a rule
arg-all = Lists every rule
arg-rev = Commit or branch
arg-since = Shows what came after this commit
arg-require-anchor = Ends with 4 unless the introduction is pinned
arg-kind = What kind
arg-import-kind = json or rust-team
arg-export-kind = json
arg-schema-kind = A kind of file; all are listed when left out
arg-file = File or folder to read
arg-into = Folder to write to
help-rules = The rules in force here, their level, their numbers, and the line that says so
arg-rules-all = also those that are off
arg-check-timings = tell how long each rule takes
help-fmt = Lays out the files written by hand, and changes nothing of what they say
arg-fmt-check = only tell what would change; ends with 1 when there is any
arg-fmt-path = files or folders; all of them when none is named
arg-meeting = ask that the matter be taken to a meeting
arg-check-require-decision = An error where governed files change without an open decision
arg-review = Day on which the decision is looked at again
arg-show-since-mine = Only what changed since your answer
arg-facilitator = Who led the round
arg-amend-message = What this version changes
arg-amend-driver = What drives the proposal
help-help = Explains a command
help-consent = Consents to a proposal
help-consent-examples =
    git accord consent travel --push
        git accord consent 1
help-object = Objects to a proposal, saying the harm that one sees
help-object-examples = git accord object 1 -m "Nobody will open on Tuesday" --push
heading-common = Common options
formats-word = Formats (--format):
arg-help-command = The command
arg-to = Up to this revision
arg-exit-zero = Ends with 0 even where errors were found
placeholder-answer = ANSWER
placeholder-category = CATEGORY
placeholder-circle = CIRCLE
placeholder-core = CORE
placeholder-date = DATE
placeholder-dir = DIR
placeholder-facilitator = PERSON
placeholder-file = FILE
placeholder-founder = PERSON
placeholder-holder = HOLDER
placeholder-key = KEY
placeholder-kind = KIND
placeholder-lang = LANG
placeholder-line = LINE
placeholder-member = PERSON
placeholder-name = NAME
placeholder-output = FILE
placeholder-paper = SHEET
placeholder-parent = CIRCLE
placeholder-path = PATH
placeholder-person = PERSON
placeholder-profile = PROFILE
placeholder-purpose = PURPOSE
placeholder-range = REVISIONS
placeholder-result = RESULT
placeholder-rev = REV
placeholder-rule = RULE
placeholder-shell = SHELL
placeholder-template = TEMPLATE
placeholder-text = TEXT
placeholder-title = TITLE
placeholder-to = REV
placeholder-today = DATE
placeholder-trust = LINE
placeholder-via = WAY
placeholder-when = WHEN
placeholder-within = DOMAIN
help-elect = Elects without candidates: opens the election of a role, follows the nominations, proposes who was found
help-elect-examples =
    git accord elect general/secretary --criterion "writes clearly" --term 1y
        git accord respond election nominate chloe -m "She listens"
        git accord elect general/secretary --slip accord-slip1:…
        git accord elect general/secretary --name chloe
arg-what = The role (circle/role), or an open election
arg-term = How long: 1y, 6m, 30d
arg-criterion = What the role asks for, once for each criterion
arg-slip = A slip you were given: its line, or a file that holds some
arg-elect-name = Whom you propose, once for each seat
arg-from = First day of the term; today by default
arg-ends = Last day of the term; by its length by default
arg-interim = Nobody is found: whoever holds the role goes on in the interim
arg-person = Of a nomination: whom you name
placeholder-role = ROLE
placeholder-slip = SLIP
placeholder-length = LENGTH
help-depart = Leaves the organisation: your circles, roles and keys end together
help-depart-examples = git accord depart -m "I am moving"
help-separate = Proposes to part from somebody: all that they hold ends together
help-separate-examples = git accord separate david --heard 2026-11-20 --step "talk" --step "mediation"
arg-heard = The day on which the person was heard
arg-step = What was tried, without a word about the person; once for each
arg-separate-person = The person
help-key = Your keys
help-key-add = Adds a key to those that speak for you
help-key-rotate = Puts another key in the place of the one you sign with
help-key-rotate-examples = git accord key rotate ~/.ssh/new.pub
help-key-retire = Retires one of your keys
help-review = Looks at a policy in force again, by its criteria: keep, change or end
help-review-examples =
    git accord review general/travel keep --on 2027-12-01
        git accord review travel end -m "Nobody travels any more"
arg-policy = The policy: circle/policy, or its title
arg-review-what = keep, change or end
arg-on = Day of the next review; in a year by default
placeholder-policy = POLICY
placeholder-what = OUTCOME
help-key-suspend = Silences somebody's stolen or lost key: others say so, at once
help-key-suspend-examples = git accord key suspend david --since 2026-11-20
help-key-recover = Gives a key back to who lost theirs: others announce it, a pause passes, it counts
help-key-recover-examples =
    git accord key recover david "ssh-ed25519 AAAA… david"
        git accord key recover david
