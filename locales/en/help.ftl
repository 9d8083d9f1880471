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
help-depart = Leaves the organisation, a circle or a role: yours alone to decide
help-depart-examples =
    git accord depart -m "I am moving"
    git accord depart --role web/secretary
    git accord depart --as gwen --letter 2026-11-20 --via paper
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
help-circle-edit = Edits a circle: name, purpose, members
help-circle-move = Puts a circle below another
help-circle-end = Dissolves a circle, and says where all it holds goes
help-role-edit = Edits a role, or who fills an operational one
help-role-move = Gives a role to another circle, with its domains
help-role-end = Ends a role
help-person-edit = Corrects a name or a category
help-policy-edit = Edits a policy
help-policy-move = Gives a policy to another circle
help-policy-end = Ends a policy
help-domain-edit = Edits a domain
help-domain-move = Delegates a domain to a circle or a role
help-domain-end = Ends a domain
arg-without = Who is no more, once for each person
arg-circle-end-into = The circle that receives all it holds
arg-drop = All it holds ends with it; domains and circles below go back to the parent
arg-role-move-to = The circle that receives it
arg-policy-move-to = The circle that receives it
arg-limits = What its holder does not do alone there
arg-role-edit-holder = Who fills it from today
arg-role-edit-until = Last day of that term
arg-role-edit-without = Who holds it no more
arg-lead = Who leads it, for a year
arg-circle-edit-id = Id of the circle
arg-circle-move-id = Id of the circle
arg-circle-end-id = Id of the circle
arg-role-edit-id = circle/role
arg-role-move-id = circle/role
arg-role-end-id = circle/role
arg-policy-edit-id = circle/policy
arg-policy-move-id = circle/policy
arg-policy-end-id = circle/policy
arg-domain-edit-id = Id of the domain
arg-domain-move-id = Id of the domain
arg-domain-end-id = Id of the domain
arg-person-edit-id = Id of the person
arg-key-suspend-person = Whose key is lost or stolen
arg-key-suspend-key = One of their keys; without it, all
arg-key-suspend-since = Lists the decisions too that this key signed since that day
arg-key-recover-person = To whom a key is given back
arg-key-recover-key = Their new key, to announce it; without it, the one that was announced begins to count
help-person-admit = Proposes to admit somebody: their file, their key, their circles
help-person-admit-examples = git accord person admit emma --name "Emma" --key "ssh-ed25519 AAAA… emma" --circle general
arg-person-admit-id = Id: the name of their file
arg-trial = For a time of trial: joining, without a say for now
arg-propose-follows = Takes up a proposal that was not adopted or was escalated, with its text
arg-propose-fallback = By which of the ways that the rules list: shorter-term, measured-trial, helping-circle, parent-circle, vote
arg-depart-role = The role that you leave, and that alone
arg-depart-circle = The circle that you leave, with your roles in it
arg-depart-letter = Day of the letter of the person whom --as names, where they have no key
arg-depart-via = How the letter came: paper, mail
placeholder-way = WAY
placeholder-command = COMMAND
arg-chart-names = With the names of people.local.toml, in a file too
arg-init-local-names = Names of people stay out of git, in people.local.toml
arg-policy-add-criterion = Evaluation criterion: by what one will see whether it serves, once for each
arg-policy-edit-criterion = Evaluation criterion: by what one will see whether it serves, once for each
arg-policy-add-trial = On trial: it lapses on that day, unless you keep it
arg-policy-edit-trial = On trial: it lapses on that day, unless you keep it
topic-consent = To consent is not to prefer a text: it is to see no harm in it for the circle. A decision is adopted once enough people have answered and no objection stands any more.
topic-consent-how = You consent: git accord consent. You see a harm: git accord object -m "the harm". How many answers it takes, and how long, stands in rules.toml ([decisions]).
topic-objection = To object is not to vote against: it is to show what the text would harm. As long as the objection stands, nothing is adopted. It is lifted when its author answers the amended text.
topic-objection-how = To object: git accord object -m "the harm". Whoever proposes answers with a new version: git accord amend. Where no text will do, rules.toml says by which way to go on (fallback): git accord show names them.
topic-vote = To vote is to say for, against or blank; the text is adopted when majority and quorum are met. Policies, their reviews, roles and domains may be voted on; who comes, leaves or holds a core role is decided by consent.
topic-vote-how = To have policies voted on, write in rules.toml, under [decisions.kinds.policy]: method = "vote" and majority = "1/2" (more than a half), then: git accord propose. Reviews have a line of their own: [decisions.kinds.review]. Where needed: quorum, of, blank, silence, min_open.
topic-election = An election without candidates: everybody names somebody and says why, the slips are opened together, one person is proposed, and the circle consents, that person last.
topic-election-how = To open it: git accord elect ROLE --criterion "what is hoped for" --term 1y. Everybody names: git accord respond ID nominate PERSON. Once all slips are in: git accord elect, then --name PERSON.
topic-advice = By advice, whoever has the mandate decides alone, once all whom it touches have said what they think; each advice stays beside the decision.
topic-advice-how = For that, write in rules.toml, under [decisions.kinds.policy]: method = "advice", then: git accord propose. git accord show names whom to hear.
topic-lead = Within a mandate the lead of a circle decides alone what the rules leave to them, for example who fills an operational role.
topic-lead-how = To have operational roles filled like that, write in rules.toml, under [decisions.kinds.assignment]: method = "lead", then: git accord propose. git accord whoami says what you decide in person.
topic-way-out = Where an objection still stands after all the versions that are provided for (max_rounds), the proposal may be closed without being adopted, and be taken up as the rules say: for a shorter term, as a trial, by a helping circle, by the circle above, or by a vote on that very text.
topic-way-out-how = To close it: git accord decide ID --result failed. To take it up: git accord show ID names the ways with the command of each. They are written in rules.toml, under [decisions]: fallback = ["vote", "measured-trial"].
topic-question = A question asks to understand the text; it is neither a yes nor a no, and waits for its reply before consent.
topic-question-how = To ask: git accord respond ID question -m "…". To reply: git accord respond ID react -m "…".
topic-separation = To part from somebody is decided without their voice, once they were heard; two people at least consent to it, and the time for it is never shortened. Reasons are not written in the repository.
topic-separation-how = To open it: git accord separate PERSON --heard DAY --step "what was tried". Who leaves of their own accord: git accord depart.
