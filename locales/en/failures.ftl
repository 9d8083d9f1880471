## Surroundings
no-repository = There is no git repository around { $path }.
no-repository-help = Go into the organisation's folder, join one: git accord join URL, or begin one: git accord init
foreign-owner = { $path } belongs to another user of this machine, so git refuses to trust it.
foreign-owner-help = git config --global --add safe.directory { $path }
reftable-repository = { $path } keeps its branches in the "reftable" format, which this version cannot read yet.
reftable-repository-help = Make a copy it can read: git clone --ref-format=files { $path } COPY
sha256-repository = { $path } uses SHA-256 object ids, which this version cannot read yet.
sha256-repository-help = Make a new repository with git accord init and import what you need: git accord export json, git accord import json
bare-repository = This repository is bare: it has no files to work on.
bare-repository-help = Work in a clone: git clone THIS-FOLDER
shallow-repository = This clone is shallow: it holds a part of the history, and an audit of a part proves nothing.
shallow-repository-help = git fetch --unshallow (on a forge's CI: fetch-depth: 0)
grafted-repository = Grafts in this clone replace the history that others see.
grafted-repository-help = Remove the file .git/info/grafts, then try again
replaced-objects = Replacement objects in this clone hide what others see.
replaced-objects-help = git replace --list shows them; git replace -d ID removes one
too-many-files = More than { $number } files would change: that is no work tree but an attempt to fill one.
too-many-files-help = See who pushed it: git log; after a repair everything works again
answer-unwritable = Your answer to { $id } could not be written so that it reads back; nothing was signed.
answer-unwritable-help = Too many answers to one version lie there: ask its proposer to amend
unsafe-setting = The configuration of this repository would run a program or lead elsewhere when git reaches for the network: { $key } = { $value }
unsafe-setting-help = It came with the repository and is not believed. To take it out: git config --local --unset-all { $key }. What you want yourself goes into your own settings: git config --global
foreign-worktree = This repository says that its files lie in { $path }, a folder that knows nothing of it.
foreign-worktree-help = It would write its files there. To take that out: git config --local --unset core.worktree
unclear-main = No branch is the one that its own lawful text names as the branch of decisions: { $branches }
unclear-main-help = Fetch the branch that constitution.toml names: git fetch
main-taken-back = Main no longer holds what you found lawful before ({ $pin }): it was taken back to another state.
main-taken-back-help = Ask the others what happened. If it was meant: git accord trust --again says what is given up and goes on from here
main-crossed = Main holds what you found lawful before ({ $pin }) beside its own line, no longer on it.
main-crossed-help = git accord doctor prints the commit that puts it right
trust-not-moved = Nothing was moved.
trust-not-moved-help = git accord trust --again -y moves the pin without asking
missing-object = The repository lacks the object { $id }.
missing-object-help = git fetch, or clone again
damaged-object = The object { $id } is damaged.
damaged-object-help = git fsck tells more; a fresh clone repairs it
git-failed = git could not go on: { $detail }
locked = Another program is writing in this repository: { $detail }
locked-help = Wait until it has ended. If it lasts for more than a minute, git accord doctor shows the lock and offers to take it away
no-git = The program git was not found.
no-git-help = Install git 2.34 or newer
no-ssh-keygen = The program { $program } was not found: signatures are made with it.
no-ssh-keygen-help = Install OpenSSH
unreadable = { $path } cannot be read: { $why ->
    [missing] it does not exist
    [denied] you have no right to read it
    [folder] it is a folder
    [not-folder] something on the way to it is no folder
    *[other] { $detail }
}
output-lost = The result could not be written: the disk is full, or the output is closed. Nothing is lost, run the command again.
summary-lost = The job summary could not be written to { $path }; the result above is complete.
cannot-write = { $path } cannot be written: { $why ->
    [missing] its folder does not exist
    [denied] you have no right to write there
    [read-only] this disk can only be read
    [full] the disk is full
    [folder] it is a folder
    [not-folder] something on the way to it is no folder
    *[other] { $detail }
}
cannot-write-help = Look at the free space and the rights of the folder; nothing was lost
link-in-the-way = { $path } is a symbolic link: nothing is written through links.
link-in-the-way-help = Replace the link by a real folder
no-entropy = The system gave no random number: { $detail }
no-home = No home folder is known (HOME is not set).
no-main = There is no branch { $branch } with a commit yet.
no-main-help = git accord init writes a first one
not-founded = The organisation is not founded yet: until every founder has signed, nothing binds.
not-founded-help = Each founder runs: git accord found --push. Until then, edit the files freely.
no-lawful-rules = rules.toml or constitution.toml of the text in force cannot be read: nothing can be decided by rules nobody can read.
no-lawful-rules-help = git accord check says what is wrong with them
no-signing-key = git has no SSH key to sign with.
no-signing-key-help = git accord join -y finds or makes one, and has git sign with it
unreadable-key = The public key { $path } cannot be read.
unreadable-key-help = git config --global user.signingkey names your key file; git accord join sets it
cannot-sign = { $path } did not sign: { $detail }
cannot-sign-help = If the key has a passphrase, load it first: ssh-add { $path }
key-of-nobody = The key you sign with is nobody's here: { $key }
key-of-nobody-help = Send the line that git accord join prints to a member; in a demonstration, add --as PERSON
key-announced = This key is announced for { $person }, and does not speak yet.
key-announced-help = git accord status says from which day
key-not-active = This key of { $person } is no longer active: it signs nothing new.
key-not-active-help = With another key: git config --global user.signingkey FILE. Where you have none, another member announces one: git accord key recover { $id } KEY
git-unfinished = A git { $command } was begun here and not ended: its files belong to this branch.
git-unfinished-help = To give it up: git { $command } --abort. To end it: mend the files marked <<<<<<<, then git add and git commit
proposes-for-another = You sign with the key of { $own }: nobody proposes in the name of { $person }.
proposes-for-another-help = Without --as the proposal is yours; say with -m where it comes from
detached-head = HEAD is detached: you look at an older state, where nothing can be written.
detached-head-help = Back to the text in force: git accord go
dirty-files = Edited files would be overwritten: { $paths }
dirty-files-help = Keep them first: git accord propose, git accord amend or git stash
edits-on-another-branch = You have edits on { $branch }: a new proposal begins from the text in force.
edits-on-another-branch-help = git accord amend keeps them there; git stash sets them aside. On somebody else's proposal, propose makes a counter-proposal of them, as long as nothing was decided meanwhile about the same texts
edits-on-a-plain-branch = You have edits on { $branch }: a new proposal begins from the text in force.
edits-on-a-plain-branch-help = git stash, then git accord go, git stash pop, and git accord propose
until-past = The last day to answer, { $day }, is over.
until-past-help = Name a day to come, as 2027-01-31, or leave --until out
unsent-under = A decision that is only here changed { $paths }: your proposal would take it along.
unsent-under-help = Send it first: git accord publish; then git accord propose
undecided-under = Somebody changed { $paths } on main without a decision: their words would go along with your proposal.
undecided-under-help = git accord doctor says how to put the text in force back; edit it afterwards
branch-exists = A branch { $branch } exists already.
branch-exists-help = Give the proposal another title
branch-moved = { $branch } moved while this was being written; nothing was lost.
branch-moved-help = Type the same command again
main-diverged = { $branch } here has commits of its own that the remote has not.
main-diverged-help = git log origin/{ $branch }..{ $branch } shows them; git accord propose takes edits of governed files onto a proposal
no-common-history = The two branches share no history.
opened-later = This version says that it was opened at { $opened }; the clock here says { $now }.
opened-later-help = One of the two clocks is wrong. Set the one here, or ask the proposer to set theirs, then git accord amend
foreign-text = Somebody changed { $paths } on this branch after the version that you signed. Amending would sign that text as yours.
foreign-text-help = Read it: git diff { $commit } -- PATH. To sign it as well: git accord amend -y. Otherwise put yours back: git checkout { $commit } -- PATH (or git rm PATH, if the file is new), then git accord amend
no-remote = This clone has no shared repository.
no-remote-help = git remote add origin URL
unreadable-dossier = The dossier of { $id } cannot be read as a proposal.
unreadable-dossier-help = git accord go { $id }, then git accord check
file-does-not-parse = { $path } is not valid TOML.
file-does-not-parse-help = git accord check { $path } shows the line
init-unsound = The organisation cannot begin like this: { $why }
init-unsound-help = Correct --founder, --name or --template and run it again; nothing was written
within-another = This folder lies within another organisation: { $path }.
within-another-help = One organisation per repository. Choose a folder elsewhere: git accord init FOLDER
rules-unreadable = rules.toml cannot be read as a whole: nobody can say what is in force.
rules-unreadable-help = git accord check rules.toml shows the line to correct
governed-path-exists = There is a governed file here already: { $path }.
governed-path-exists-help = One organisation per repository. Choose an empty folder: git accord init FOLDER
found-on-main = The founding is signed on { $branch }.
found-on-main-help = git accord go, then git accord found
already-founded = The organisation is founded already. Its introduction: { $line }
already-founded-help = To change something now: git accord propose TITLE
commit-before-founding = Edits that are not committed would not be signed: { $paths }
commit-before-founding-help = git commit -a, then git accord found
not-a-founder = { $person } is not among the founders in constitution.toml.
not-a-founder-help = Before the founding anyone may edit that list

## Network
network-failed = The remote could not be reached: { $detail }
network-failed-help = Your work is kept here; type the same command again later
answer-kept = Your answer is written here, and the remote could not be reached: { $detail }
answer-kept-help = When there is a network again: git accord publish { $id }
push-rejected = { $branch } kept moving there; your work is kept here.
push-rejected-help = Type the same command again in a moment
man-where = Where should the manual pages go? This program does not stand in a folder of installed programs.
man-where-help = Name a folder: git accord man ~/.local/share/man
which-shell = For which shell?
which-shell-help = One of bash, zsh, fish: git accord completions bash
push-refused = The server refused { $branch }: { $detail } { $server }
push-refused-help = Ask whoever keeps the server whether you may write there; your work is kept here
push-blocked = At the shared repository a branch { $other } is in the way of { $branch }: git cannot hold both names. Your work is kept here.
push-blocked-help = If nobody needs it: git push { $remote } --delete { $other }; then the same command again
replay-clash = { $path } was also written from another clone of yours: both cannot stand on { $branch }.
replay-clash-help = Take the other one: git fetch, then git branch -f { $branch } origin/{ $branch }, and answer again

newer-version = Version { $version } of { $id } was published meanwhile: your answer would have been to the earlier text.
newer-version-help = git accord show { $id }, then answer again

## Use
unknown-revision = { $rev } names no commit here.
unknown-revision-shallow = { $rev } names no commit here: this clone holds a part of the history.
unknown-revision-shallow-help = git fetch --unshallow, then git fetch (on a forge's CI: fetch-depth: 0)
no-such-path = There is no file { $path } here.
no-such-path-help = A path begins where you stand, or at the organisation's folder, as in circles/web
unknown-decision = No decision is called { $id }. { $hint }
unknown-decision-help = git accord status lists those that are open, git accord log those that are sealed. If it has just been opened elsewhere: git accord sync
ambiguous-decision = { $id } may be { $ids }.
ambiguous-decision-help = Type more of it
which-decision = Several proposals are open: { $ids }.
which-decision-help = Name one, or any part of its id
no-open-proposal = No proposal is open.
no-open-proposal-help = git accord propose TITLE opens one
closed-decision = { $id } is sealed: its text is in force, there is nothing to go to.
closed-decision-help = git accord show { $id }
not-on-a-proposal = { $branch } is not the branch of an open proposal.
not-on-a-proposal-help = git accord go ID, edit, then git accord amend
decision-exists = A decision { $id } exists already.
decision-exists-help = Give it another title; ids are never used twice
sealed-not-sent = The decision { $id } is sealed already, but here alone.
sealed-not-sent-help = git accord publish sends it to the others
no-title = « { $title } » leaves nothing to make an id of.
no-title-help = Use at least one letter or digit
unknown-circle = No circle is called { $id }. { $hint }
unknown-circle-help = git accord chart shows them
unknown-person = Nobody is called { $id } here. { $hint }
unknown-person-help = The ids are the file names under people/
bad-person = { $text } is not a person's id.
bad-person-help = The ids are the file names under people/
unknown-answer = { $found } is not an answer. { $hint }
unknown-answer-help = One of: { $words }
said-already = You said this already, to this version.
said-already-help = git accord show { $id } shows it; if it is not sent yet: git accord publish { $id }
unknown-result = { $text } is not a result.
unknown-result-help = adopted, withdrawn, failed or escalated
unknown-rule = No rule is called { $rule }. { $hint }
unknown-rule-help = git accord explain --all lists them
no-dry-run = This command has no dry run: nothing was done.
no-dry-run-help = Without -n it does its work; git accord status says where you are
which-rule = Which rule?
which-rule-help = git accord explain --all lists them
unknown-import = { $found } is no format this version imports. { $hint }
unknown-import-help = One of: { $words }
unknown-export = { $found } is no format this version exports.
unknown-export-help = git accord export { $near }
unknown-schema = { $found } is no kind of file. { $hint }
unknown-schema-help = One of: { $words }
unknown-profile = This version has no profile { $base }.
unknown-profile-help = sociocracy, holacracy-5.0 or plain
bad-id = { $text } is not an id.
bad-id-help = Lower-case letters a to z, digits and hyphens, at most 64: it becomes a file name
bad-inner-id = { $text } is not of the form circle/name.
bad-inner-id-help = For example: general-circle/travel
bad-core = { $text } is not a core role.
bad-core-help = lead, facilitator, secretary, delegate or logbook-keeper
bad-holder = { $text } names no holder.
bad-holder-help = circle:web or role:web/webmaster
file-exists = { $path } exists already.
file-exists-help = Edit it with your own editor
no-founder = An organisation begins with somebody.
no-founder-help = --founder aicha=KEY, once for each founder (KEY: a public key line or file)
no-name = The organisation needs a name.
no-name-help = --name "L'Atelier commun"
init-at-home = This is your home folder: an organisation has one of its own.
init-at-home-help = git accord init NAME makes a folder of that name
no-key = This is not a public key: { $text }
no-key-help = Paste the line that git accord join prints, or name a .pub file
no-introduction = This is not an introduction line: { $line }
no-introduction-help = It begins with accord1: and stands in the founding minutes
not-neutral = This is not the JSON that import reads: { $detail }
not-neutral-help = docs/format.md shows its shape
no-teams = There is no team here.
no-teams-help = Name the folder that holds people/ and teams/
founder-not-imported = { $person } is not among the people imported.
founder-not-imported-help = A founder is one of them

## clap
clap-unknown-command = There is no command { $found }. { $hint }
clap-unknown-argument = { $argument } is not an option here. { $hint }
day-form = YYYY-MM-DD
clap-invalid-value = { $found } does not fit { $argument }. Expected: { $expected }
clap-missing-argument = Something is missing: { $argument }
clap-missing-command = This command needs a second word: { $verbs }.
clap-conflicting-arguments = { $argument } does not go with another option.
clap-missing-value = { $argument } needs a value.
clap-bad-usage = The command was not understood.
clap-help = git accord { $command }-h shows how it is used

## Our own bugs
panicked = The tool stopped at { $place }: this is a fault of the tool. Nothing half-done was kept; please report it with what you typed.
no-such-file = { $path } should have been there: this is a fault of the tool.
no-such-file-help = Please report it with what you typed
template-failed = A template failed: { $detail }. This is a fault of the tool.
template-failed-help = Please report it with what you typed
seal-not-lawful = The seal would not have stood an audit, so it was not made: { $rules }. This is a fault of the tool.
seal-not-lawful-help = Please report it; nothing was written
files-aside = Somebody else sent { $paths } as well: theirs is on the branch, yours lies on { $branch }.
files-aside-help = Compare the two, and put what is missing into theirs, or give yours another name.
left-out = { $path } cannot stand on this machine and was left out: { $detail }
left-alone = { $path } was written as git never writes it, or holds more than is looked into: it stays here as it is.
left-alone-help = Nothing to do here: nothing that governs the organisation depends on it. Whoever sent it may send it anew.
left-out-help = Nothing to do here: nothing that governs the organisation depends on it. Whoever sent it may rename it.
branch-replaced = Somebody put another proposal over the one that was sent on { $branch }: it says to be of { $person }. Yours, and the answers to it, stay here as they were.
branch-replaced-help = Speak with { $person } and the others: whoever may push put it there. Everybody who had the first one still has it.
name-taken = { $person } already sent a proposal of this name: yours stays here, on { $branch }, and nothing was sent.
name-taken-help = git accord go, then git checkout { $branch } -- { $paths }, then git accord propose "another title"
version-overtaken = { $id } was sealed before your last version was sent: that stays here, on { $branch }, and binds nobody.
version-overtaken-help = git diff { $branch } shows what was sealed beside it; to propose it again: git accord go, edit, then git accord propose TITLE
branch-held = Branch { $branch } is open in another work tree, { $path }, whose files would not follow.
branch-held-help = Run the command in { $path }
main-replaced = Branch { $branch } of the remote was replaced by another history, without one commit in common with yours.
main-replaced-help = Follow nothing before you have spoken with the others: your copy is whole. git accord doctor
unknown-number = Nothing has the number { $number }: { $open ->
    [0] no proposal is open
    [one] one proposal is open, { $numbers }
    *[other] { $open } proposals are open ({ $numbers })
    }, and { $last ->
    [0] nothing is sealed yet
    [one] one decision is sealed
    *[other] decisions go from 1 to { $last }
    }.
unknown-number-help = git accord status tells the open proposals, git accord log the decisions
unknown-format = This command has no format { $format }. { $hint }
unknown-format-help = One of: { $all }.
no-formats = { $command } prints in one way only: --format { $format } means nothing here.
no-formats-help = Leave --format out
unknown-ending = No format goes with a file .{ $text }.
unknown-ending-help = .html, .svg, .mmd, .md, .dot, .json or .txt, or --format
unknown-revision-help = An id (4 digits or more), HEAD, a branch, refs/tags/…, followed by ~2 or ^ where needed; a day: 2026-11-24; for diff also a decision: "n° 3", or a word of its title
before-the-beginning = The organisation has no history yet on { $day }.
before-the-beginning-help = git accord log
no-such-command = There is no command { $text }.
no-such-command-help = git accord shows them all
found-locked =
    { $fault ->
        [rules] rules.toml cannot be read: once founded, the organisation could decide nothing.
        [method] rules.toml names a method that is not known, or that does not fit what it decides: git accord check shows it.
        [electors] Nobody is in the root circle: once founded, the organisation could decide nothing.
        [keys] Nobody of the root circle has a key: once founded, the organisation could decide nothing.
       *[other] Once founded, the organisation could decide nothing ({ $fault }).
    }
found-locked-help = Complete circles/ and people/ (who is in the root circle, with which key), commit, then git accord found
overtaken = The shared repository went on meanwhile: nothing was sent.
overtaken-help = git accord sync: what is here alone and has no place there any more is set aside, and named
seal-overtaken = Before your seal of { $ids } was sent, { $people } had answered: it would leave that out. It is set aside on the branch { $branch }, and nothing was sent.
seal-overtaken-help = git accord show says what they answered; then git accord decide, with it
trust-other = This line is not that of the founding in this clone: { $line }
trust-other-help = Compare it with the line on paper. If that one is right, this clone is not the organisation's: nothing was pinned.
other-git-dir = GIT_DIR names another repository, { $path }, than the one you are in.
other-git-dir-help = Go into that repository, or git accord -C DIR; without GIT_DIR and --git-dir
empty-question = Your question says nothing.
empty-question-help = git accord respond { $id } question -m "…"
empty-reaction = Your reaction says nothing.
empty-reaction-help = git accord respond { $id } react -m "…"
answers-retracted = { $person } took “{ $title }” back: there is nothing left to answer.
answers-retracted-help = git accord status says what waits for you
answers-abandoned = { $person } left the organisation: nobody carries "{ $title }" any more.
answers-abandoned-help = git accord decide closes it as withdrawn; who wants to take it up: git accord propose
format-against-ending = The format { $format } does not go with the name { $path }.
format-against-ending-help = Say one of the two only: the end of the name chooses the format
no-user-state = This system does not say where to keep what is yours: slips have no place.
no-user-state-help = Give HOME or XDG_STATE_HOME a value
no-slip = { $text } holds no slip.
no-slip-help = A slip is a line that begins with accord-slip1:, or a file that holds some
slip-differs = The slip of { $person } is not that of their nomination: it was changed, it is of another election, or { $person } has named somebody again since.
slip-differs-help = First bring the latest answers (git accord sync), then ask for their latest line
no-nominee = The person you name is missing.
no-nominee-help = git accord respond { $id } nominate PERSON -m "what they bring"
named-already = Somebody is proposed already for "{ $title }": nobody is named any more, people consent or object.
named-already-help = git accord show { $id } says who; git accord object { $id } -m "…" asks for another name or term
no-election = "{ $title }" is no election.
no-election-help = git accord elect ROLE opens one
nomination-without-why = A nomination says what the person brings: the circle decides on reasons.
nomination-without-why-help = git accord respond { $id } nominate { $person } -m "what they bring"
no-role = No role is called { $word }. { $hint }
no-role-help = git accord chart shows them; a role is written circle/role
several-roles = Several roles are called { $word }: { $roles }.
several-roles-help = Say the circle as well: circle/role
elect-elsewhere = To propose somebody, one stands on the election.
elect-elsewhere-help = git accord go { $id }, then the same command
too-many-named = This role has { $seats ->
    [one] one seat
   *[other] { $seats } seats
    }: { $count } people are too many.
too-many-named-help = Propose as many people as there are seats (seats, in the role's file)
slips-missing = Not all slips are there. Missing: { $people }. They open together.
slips-missing-help = git accord elect { $id } --slip "LINE YOU WERE GIVEN", once for each
nominations-missing = Not everybody has named somebody; nominations awaited: { $people }.
nominations-missing-help = Wait for them, or for the end of the window: whoever named nobody by then passes. git accord elect { $id } says where it stands
not-nominated = Nobody named { $person }.
not-nominated-help = Propose somebody who was named (git accord elect { $id }), or ask the circle to name somebody again
not-most-named = In Holacracy who has most nominations is proposed: { $people }. { $person } has fewer.
not-most-named-help = Propose who was named most; in a tie, whom your rule picks
too-many-words = { $text } is too much here.
too-many-words-help = git accord respond PROPOSAL ANSWER; a reason goes with -m
separates-oneself = Nobody separates from themselves.
separates-oneself-help = To leave: git accord depart
heard-ahead = { $day } has not come yet: nobody is parted from unheard.
heard-ahead-help = Give the day on which the person was heard: --heard DATE
key-there = This key is yours already: { $key }
key-there-help = git accord whoami shows the one you sign with
key-not-yours = This key is none of yours that speak: { $key }
key-not-yours-help = Give its line, or the file that holds it; they are in people/
last-key = This is your last key: without it you could sign nothing any more.
last-key-help = git accord key rotate NEW puts another in its place; to leave the organisation: git accord depart
only-nominations = "{ $title }" is still at its nominations: a consent would answer nothing.
only-nominations-help = git accord respond { $id } nominate PERSON -m "what they bring"; git accord object { $id } -m "…" where the description of the role will not do
candidate-first = You are proposed: you answer after the others. Still awaited: { $people }.
candidate-first-help = To decline at once: git accord object { $id } -m "…"
election-open = "{ $title }" is open: its description is not changed from here.
election-open-help = git accord go { $id }, edit its proposal.toml (term, criteria, respond_by), then git accord amend; --term goes with --name as well
interim-of-another = { $person } does not hold this role: in the interim, whoever holds it goes on.
interim-of-another-help = Without --name, --interim keeps whoever is there
named-themselves = { $person } named somebody with their own hand: nobody writes that down for them.
named-themselves-help = To change it, { $person } names somebody again, with their key
no-policy = No policy is called { $word }. { $hint }
no-policy-help = A policy is written circle/policy; they are in circles/CIRCLE/policies/
several-policies = Several policies are called { $word }: { $policies }.
several-policies-help = Say the circle as well: circle/policy
review-past = { $day } is here already: nothing is looked at again in the past.
review-past-help = Give a day to come: --on DATE
unknown-review = { $text } is no outcome of a review.
unknown-review-help = One of: keep, change, end
review-by-hand = To change "{ $title }", write its new text into { $path }.
review-by-hand-help = Edit that file, its day of review too (review), then: git accord propose "a title"
own-keys = These are your own keys, { $person }.
own-keys-help = git accord key retire, or key rotate NEW
no-active-key = { $person } has no key that speaks, or not that one: there is nothing to suspend.
no-active-key-help = people/ tells their keys; to give one back: git accord key recover PERSON KEY
no-new-key = No new key is announced for { $person }.
no-new-key-help = Give its line, which git accord join prints on their machine: git accord key recover PERSON "ssh-ed25519 …"
key-speaks = This key speaks for { $person } already.
key-speaks-help = git accord key suspend PERSON silences it
suspended-it = You suspended the key of { $person }: others give one back.
suspended-it-help = These can announce it: { $people }
edits-beside = Edits that are not committed would go along with the election: { $paths }
edits-beside-help = Put them aside (git stash), or take them back (git restore), then try again
founder-without-key = A key is missing for { $people }: without one nobody signs the founding. Yours, here, is { $key }
founder-without-key-help = In your file of people/ add this line, then git commit -a: keys = [{"{"} public = "{ $key }", state = "active" {"}"}]. The others do the same, with the key that git accord join prints on their machines
founder-key-missing = The key that signs on this machine is in no file yet. Without a key: { $people }.
founder-key-missing-help = In { $path } add this line, then git commit -a: keys = [{"{"} public = "{ $key }", state = "active" {"}"}]
founder-unreadable = { $path } cannot be read, and somebody founds with it.
founder-unreadable-help = git accord check says at which line
nothing-there = { $path } is not there: there is nothing to edit, to move or to end.
nothing-there-help = git accord chart shows what is there; to write a new file: add instead of edit
core-is-elected = Who holds { $role } is elected: git accord elect { $id }
core-is-elected-help = Only operational roles are filled like this
role-holds-domains = { $role } still holds { $domains }: a domain always belongs to somebody.
role-holds-domains-help = git accord domain move DOMAIN --holder circle:CIRCLE, then try again
circle-holds = { $circle } still holds this: { $held }
circle-holds-help = --into CIRCLE gives all of it to another circle; --drop ends it as well, and gives its domains and circles below back to the parent
member-already = { $person } is a member already.
member-already-help = To add them to a circle: git accord circle edit CIRCLE --member { $id }; for their key: git accord key recover { $id } KEY
key-of-before = This is a key of before of { $person }: none that was suspended or retired is given back.
key-of-before-help = Have a new one made (git accord join, or ssh-keygen -t ed25519), then: git accord key recover PERSON KEY
first-key = { $person } has no key that speaks or was suspended here: this would be a first key, which the circle gives.
first-key-help = Add it in people/ (public, state = "active"), then git accord propose TITLE: the circle consents, and the key confirms
nobody-sets-aside = Here nobody sets somebody else's objection aside: whoever made it lifts it.
nobody-sets-aside-help = In rules.toml judge says who judges of it: circle (nobody), group or facilitator. Amend instead, or ask who objects what is missing
aside-without-reason = An objection is not set aside without saying why.
aside-without-reason-help = git accord respond { $id } set-aside PERSON -m "why it is none"
no-such-objection = There is no open objection of { $person }.
no-such-objection-help = git accord show { $id } tells them
facilitator-sets-aside = Here only the facilitator of the circle sets an objection aside, and not on a proposal of their own.
facilitator-sets-aside-help = Tell the facilitator why it is none; or react: git accord respond { $id } react -m "…"
root-stays = { $circle } is the root circle: without it nobody could decide anything any more.
root-stays-help = Another circle may become the root: root, in constitution.toml
admit-circle = Into which circle? Who is in none has no say anywhere.
admit-circle-help = Add --circle CIRCLE; for a time of trial, without a say: --trial
trial-without-circle = On trial, one is in no circle yet: the name comes in with the arrival.
trial-without-circle-help = Without --circle now; at the end of the trial: git accord person admit { $id } --circle CIRCLE
work-not-committed = This was not committed, or changed since, and would be gone: { $paths }
work-not-committed-help = git add and git commit keep it; to really give it up, delete it yourself
below-itself = { $to } is { $circle }, or stands below it: no circle goes into itself.
below-itself-help = git accord chart shows what is below what
nothing-to-take-up = { $id } was not closed as not adopted or escalated: there is nothing to take up.
nothing-to-take-up-help = git accord show { $id } says where it stands
no-such-way = For { $id } the rules do not allow the way "{ $way }".
no-such-way-help = git accord show { $id } names those that are open
taken-up-moved = Since { $id } another decision changed { $paths }: to take the old text up would undo it.
taken-up-moved-help = Start from the text in force: edit, then git accord propose TITLE
not-in-it = { $person } is not in { $place }, or holds nothing there.
not-in-it-help = git accord whoami tells your circles and roles; git accord chart those of everybody
letter-of-signer = { $person } has a key and so signs their own departure: git accord depart, with that key.
letter-of-signer-help = If the key is lost: git accord key suspend, then git accord key recover
letter-by-recorder = A letter is written down by who keeps the register of the root circle: { $people }.
letter-by-recorder-help = Hand the letter of { $person } to one of them
letter-of-oneself = --letter writes down the letter of somebody else, whom --as names.
letter-of-oneself-help = For your own departure: git accord depart
departs-for-another = Nobody leaves for somebody else. To write down the departure of { $person }, who asked for it in writing: git accord depart --as { $person } --letter YYYY-MM-DD
departs-for-another-help = Without --as it would be your own departure
letter-ahead = A letter of { $day } is not written yet.
letter-ahead-help = --letter is the day that the letter bears
founds-for-another = Everybody signs for themselves: you are { $own } and do not sign for { $person }.
founds-for-another-help = Without --as you sign in your own name. Who has no key cannot found: take that name out of founders in constitution.toml
suspension-open = The suspension of the keys of { $person } is proposed already.
suspension-open-help = Say so together with the other one: git accord consent { $id } --push
suspension-first = The suspension of the keys of { $person } is not decided yet.
suspension-first-help = First: git accord decide { $id } --push; then git accord sync, then git accord key recover
recovery-open = A key is proposed for { $person } already.
recovery-open-help = Look at it and answer it: git accord show { $id }
contest-open = { $id } is not closed: one answers it, one does not contest it.
contest-open-help = git accord object { $id } -m "…"
contest-without-reason = To contest { $id }, say what did not take place or was not said.
contest-without-reason-help = git accord respond { $id } contest -m "I did not say that"
contest-on-violation = Main bears a change that nobody decided: your word would stand on it.
contest-on-violation-help = git accord doctor says how to put the text in force back
contests-for-another = Nobody contests in the place of { $person }: they have a key, or nobody spoke for them in this decision.
contests-for-another-help = Without --as you contest in your own name
taken-up-already = { $id } is taken up by an open proposal already.
taken-up-already-help = Answer that one: git accord show { $other }
concern-without-reason = A concern is said in a few words: the review looks at it again.
concern-without-reason-help = git accord respond { $id } concern -m "…"
no-vote-later = People have answered decision { $id } already: it does not become a vote on the way.
no-vote-later-help = Take `fallback = "vote"` out of its proposal.toml, then: git accord amend
vote-stands = People have voted on decision { $id } already: its text changes no more, or one would vote until the result pleases.
vote-stands-help = Let the vote run to its end. Taken back, it would be used up, and one votes once; to take it back all the same: git accord withdraw { $id }
vote-of-its-proposer = { $id } is put to the vote by { $person }, who had proposed it, and once.
vote-of-its-proposer-help = Ask { $person }, or take it up by another way: git accord show { $id }
state-damaged = What this tool had remembered of this organisation is damaged on disk ({ $path }).
state-damaged-help = Run the same command again: it will be read from the repository.
clone-failed = Nothing answers at { $url }: { $detail }
clone-failed-help = Check the address, and that you may read there
key-of-former = Here you were { $person }, and you are a member no more: your key does not speak here.
key-of-former-help = You may read everything: git accord log. To come back, a member proposes: git accord person admit { $id }
review-same-day = "{ $title }" is to be reviewed on { $day } already: there would be nothing to decide.
review-same-day-help = Choose another day: git accord review { $id } keep --on DATE
number-is-closed = No. { $number } is a decision that is sealed, "{ $title }": it is answered no more.
number-is-closed-help = git accord status tells the open proposals. Their numbers hold on this machine alone: to others, say a word of the title.
