## Words that stand alone
nobody = nobody
did-you-mean = Did you mean { $name }?
and = and
no-date = no date
failure-word = Stopped:
why-word = Why:
help-word = What next:
see-also = See also
level-error = error
level-warning = warning
level-info = note
level-off = off here
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
month-short-1 = Jan
month-short-2 = Feb
month-short-3 = Mar
month-short-4 = Apr
month-short-5 = May
month-short-6 = Jun
month-short-7 = Jul
month-short-8 = Aug
month-short-9 = Sep
month-short-10 = Oct
month-short-11 = Nov
month-short-12 = Dec
core-lead = Lead
core-facilitator = Facilitator
core-secretary = Secretary
core-delegate = Delegate
core-logbook-keeper = Logbook keeper

with-colon = { $name }: { $text }

## Kinds, states, answers
kind-policy = policy
kind-review = review
kind-role = role
kind-election = election
kind-assignment = who holds an operational role
kind-domain = domain
kind-circle = circle
kind-admission = admission
kind-separation = separation
kind-departure = departure
kind-leave = leave
kind-keys = keys
kind-suspension = suspension of a key
kind-recovery = lost key
kind-person = person
kind-constitution = constitution or rules
kind-statutes = statutes
kind-offices = legal mandates
state-open = open
state-objection = held by an objection
state-ready = ready to be decided
state-retracted = withdrawn by its proposer, not closed yet
state-abandoned = left behind by somebody who left, not closed yet
state-adopted = adopted
state-withdrawn = withdrawn
state-dropped = dropped
state-escalated = escalated
state-failed = not adopted
state-postponed = postponed
answer-propose = proposes
answer-withdraw = withdraws
answer-consent = consents
answer-objection = objects
answer-concern = consents, with a concern
answer-question = asks a question
answer-reaction = reacts
answer-stand-aside = stands aside
answer-nominate = names somebody, sealed
answer-reveal = reveals a choice
answer-for = votes for
answer-against = votes against
answer-blank = votes blank
answer-set-aside = sets an objection aside
verdict-quiet = nothing changed
verdict-decision = decision
verdict-form = form only
verdict-founding = founding
verdict-violation = violation:
verdict-violation-healed = violation, healed since:
verdict-stripped = decision without its seal

## Acts
dry-run = Dry run: nothing was written.
refused =
    Nothing was written: { $number -> 
     [one] one rule stands in the way. 
    *[other] { $number } rules stand in the way. 
    }
found-done = { $person } signed the founding state.
found-complete = Every founder has signed: the organisation is founded. Its introduction is this line:
found-keep = Keep it on paper, outside the repository (founding minutes, wall chart). Each member pins it once: git accord trust LINE
found-waiting = Still to sign: { $people }. Each of them runs: git accord found --push
found-push = To send your signature: git accord found --push
propose-would = It would be { $id } in circle { $circle }, on branch { $branch }.
propose-done = Proposal { $id } is open; circle: { $circle }; branch: { $branch }. The text in force has not moved.
propose-no-edits = It changes nothing yet: edit the files, then git accord amend
propose-paths = It changes { $paths }. To propose it is to say yes to this version.
propose-next = To show it to the others: git accord publish { $id }
propose-next-local = To look at it: git accord show { $id }
amend-nothing = Nothing changed since the version you signed.
amend-raised = Version { $version } of { $id } is signed. Earlier answers stay on file and no longer count; objections stay open until their authors answer.
amend-same = Version { $version } of { $id } is signed anew: nobody had answered yet.
amend-paths = Edited since the last signature: { $paths }
amend-because = It answers the objection of { $people }.
amend-next = To send it: git accord publish { $id }
amend-beyond = The rules provide for { $rounds ->
    [one] one version
    *[other] { $rounds } versions
    }: this is one more. If an objection still stands, the proposal may be closed without being adopted: git accord show { $id }
withdraw-done = You withdraw { $id }. To close it: git accord decide { $id }
withdraw-unseen = You withdraw { $id }: it was sent to nobody, and the register will say nothing of it. Its text is kept aside, on the branch { $branch }.
publish-beside = Sent along, but no decision takes them to main: { $paths }. What governs nothing is committed on main itself.
publish-done = { $id } is sent. The others see it with: git accord sync
publish-nothing = { $id } is up to date there: nothing to send.
left-behind = Not part of the decision, and only on { $branch }: { $paths }. To bring them to main: git checkout { $branch } -- { $paths }, then git commit
sync-unsent = Not sent yet: your answers to { $ids }. To send them: git accord publish
sync-ahead = Main here has commits that the remote has not. Do not git pull: git accord audit says where they come from. A decision goes by git accord publish; propose the rest: git accord propose
doctor-well = Nothing ails this clone: main is sound, and what you saw is there.
doctor-ask = Mend it now? [y/N]
doctor-mended = Mended.
doctor-git-unfinished = A git { $command } was begun here and not ended.
doctor-git-unfinished-help = To give it up: git { $command } --abort. To end it: mend the files marked <<<<<<<, then git add and git commit
doctor-locks = Locks were left behind by a command that was killed: { $paths }
doctor-locks-help = If no git runs here, git accord doctor -y takes them away.
doctor-half-moved = The files still say what the commit before said: a command was killed while they moved.
doctor-half-moved-help = git accord doctor -y brings them to where the branch is.
doctor-setting = This repository's own configuration would run a program or lead elsewhere: { $key } = { $value }
doctor-setting-help = Take it out: git config --local --unset-all { $key }
doctor-no-remote = This clone knows no other: nothing travels from here.
doctor-no-remote-help = git remote add origin URL
doctor-detached = You look at a single commit, on no branch.
doctor-detached-help = Back to the text in force: git accord go
doctor-no-key = You have no key to sign with: you can look, not answer.
doctor-no-key-help = git accord join
doctor-key-of-nobody = Your key is nobody's here: { $key }
doctor-key-of-nobody-help = Send the line that git accord join prints to a member.
doctor-not-founded = The organisation is not founded yet.
doctor-not-founded-help = Each founder runs git accord found --push.
doctor-pin = Main no longer holds { $pin }, which you found lawful before.
doctor-pin-help = git accord sync first, and ask the others: somebody who still has that commit can send it again. If it was meant: git accord trust --again. What this account noted lies in { $place }.
doctor-foxtrot = Main holds { $pin }, which you found lawful before, beside its own line: somebody merged the wrong way round.
doctor-foxtrot-help = Type this, which prints a commit: { $line } — then send it: git push origin COMMIT:{ $branch }
doctor-behind = Main here lags behind the remote: what you read is no longer all the text in force.
doctor-behind-help = git accord sync
doctor-ahead = Main here has commits that the remote has not, or has no more.
doctor-ahead-help = A decision goes by git accord publish. If it had been sent before, ask the others who took it away.
doctor-diverged = Main here and the remote's went on, each by itself.
doctor-diverged-help = Do not git pull: git accord sync sets aside what you sealed, and says what next.
doctor-other-anchor = This is not the organisation you were introduced to: its founding is not the one you pinned.
doctor-other-anchor-help = Ask another member, by another way, which line is theirs. If it is yours that is wrong: git accord trust LINE
doctor-violation = Commit { $commit } by { $author } changed the text in force without a decision.
doctor-violation-help = Decide what it did (git accord propose), or revert it: git revert { $how }{ $commit }
doctor-unreadable = The proposal { $id } cannot be read.
doctor-unreadable-help = git log accord/{ $id } shows who changed it last.
sync-set-aside = Others were faster: your own seal of { $ids } is set aside on the branch { $branch }, and the published text stands. If git accord status still shows one to seal: git accord decide ID
sync-set-aside-answers = Before your seal of { $ids } was sent, { $people } had answered: it is set aside on the branch { $branch }. Read what was said (git accord show), then seal with it: git accord decide
sync-set-aside-edits = Main went on without what you had committed on it: that is kept on the branch { $branch }. To propose it: git checkout { $branch } -- { $paths }, then git accord propose
sync-undecided = Changed on main without a decision, by { $person } as the commit says: { $paths }. What was decided stays in force.
sync-restored = "{ $title }" also brought back what had been changed without a decision: { $paths }
sync-vanished = { $ids } { $count ->
    [one] was seen here and is
    *[other] were seen here and are
    } nowhere any more: ask the others who took { $count ->
    [one] it
    *[other] them
    } away.
move-finished = A command was interrupted here while it moved to { $branch }: its files are where they belong now.
left-over = One thing could not follow, the rest is done:
status-taken-back = Main no longer holds what you found lawful before: git accord sync, then git accord doctor
status-crossed = Main crossed what you found lawful before: git accord doctor
status-unreadable = { $id } cannot be read: { $why }
trust-again-gives-up = You give up that main holds { $pin }, which you found lawful before: decisions may be missing. Main goes on from { $head }.
trust-again-keeps = Main still holds all that you found lawful before. It goes on from { $head }.
trust-ask = Go on from { $path }? [y/N]
trust-again-done = From now on main has to hold { $head }.
sync-main = The text in force here is the remote's.
man-written = { $count } pages of the manual are in { $path }. To read one: man git-accord
respond-done = { $person } { $answer } — { $title }, version { $version }.
respond-recorded = Written down by { $recorder } for { $person }: if this answer counts when it is sealed, that will take the signatures of two electors.
respond-may-decide = Everything is there. To seal it: git accord decide { $id }
respond-all = Everyone has answered; git accord show tells what else is missing.
respond-waiting = Still awaited: { $people }.
respond-objections = Open objection of { $people }. It is lifted when they answer again, usually to an amended version: git accord show { $id }
respond-not-pushed = Your answer is only here. To send it: git accord publish { $id }
decide-done =
    Decision n° { $number }, { $title }: { $state } ({ $electors -> 
     [one] one elector 
    *[other] { $electors } electors 
    }).
decide-closed = Decision n° { $number }, { $title }: { $state }.
decide-second = The decision { $id } bears one signature. It needs a second one, because answers in it were written down for others, or somebody leaves by a letter. One of these gives it: { $people }, by typing git accord decide { $id }{ $how }
decide-second-nobody = The decision { $id } bears one signature. It needs a second one, because answers in it were written down for others, and nobody else of the circle can sign: name the circle above as well (with = ["{ $parent }"] in proposal.toml), then git accord amend: everybody answers again then
decide-next = To re-verify the whole history: git accord audit
decide-push = It is sealed only here. To send it: git accord publish
decide-ways = Your rules provide for a way on:
go-set-aside = What you had committed here, and the others do not have, is kept on the branch { $branch }. To see it: git log { $branch }
go-edits = Your edits came along, not signed yet: { $paths }
add-next = Open the file, complete it, then: git accord check, git accord propose TITLE
trust-done = The introduction of { $organisation } is pinned in your git settings: every audit will be held against it.
join-cloned = The organisation is in { $path }. To go there: cd { $folder }
join-key-found = You sign with { $key }.
join-key-made = A new key was made for you: { $path }. Its private half never leaves this machine.
join-key-used = You already have a key: { $path }.
join-ask = Let git sign with { $path } from now on (gpg.format, user.signingkey)? yes/no
join-configured = git signs with { $path } from now on.
join-not-configured = git is not set to sign yet. To let it sign with this key: git accord join -y
join-next = Send the line above to whoever welcomes you.
init-done = { $name } is written and committed; its founders: { $people }.
init-keyless = Without a key yet: { $people }. Each runs git accord join, and the line goes into their file under people/ before the founding.
init-next = Read the files in { $path }, then each founder signs: git accord found
check-summary = Files: { $files }; errors: { $errors }, warnings: { $warnings }, notes: { $infos }.
check-most-often = Most often: { $rules }. Each rule explains itself: git accord explain RULE
check-older =
    { $number -> 
     [0] Nothing was there before. 
     [one] One older finding is not shown: the proposal did not bring it. 
    *[other] { $number } older findings are not shown: the proposal did not bring them. 
    }
check-not-judged = { $id } was not judged, only the files were. { $why }
check-may-decide = { $id } may be decided now.
check-may-not-decide =
    { $id } may not be decided yet: { $number -> 
     [one] one thing is missing. 
    *[other] { $number } things are missing. 
    } See git accord show { $id }
more-alike = … and { $number } more of { $code } ({ $rule }). One a line: git accord check --format concise
more-findings = … and { $number } more of this kind, not annotated.
diff-nothing = Nothing changed.

## Show, status, audit, explain
show-facts = { $id } · { $circle } · proposed by { $proposer } · version { $version } · { $state }
show-kinds = What it is: { $kinds }.
show-changes = What it changes
show-no-change = Nothing in force.
show-answers = Who answers
show-answered = Who answered
show-missing = What is missing
show-waiting = awaited
show-stale = { $answer } (version { $version }: no longer counts)
show-recorded = { $answer }, { $via }, written down by { $recorder }
via-aloud = aloud
via-paper = on paper
via-phone = by phone
via-mail = by mail
show-objection-open = Objection of { $person } (version { $version }): { $reason }
show-objection-lifted = Objection of { $person } (version { $version }), lifted: { $reason }
show-talk = { $person } { $answer }: { $reason }
show-not-recorder = The answer of { $person } ({ $answer }) that { $recorder } wrote down does not count: { $recorder } is not, or no longer, in charge of that.
show-unverified = An answer in the name of { $person } ({ $answer }) carries no valid signature: it does not count.
show-ended = { $person } answered ({ $answer }) with a key that speaks no more: it does not count.
show-away = { $person } is on leave: not awaited, and heard all the same.
show-away-needed = { $person } is on leave; nobody else can answer, and nobody decides alone: their answer is awaited.
show-outsider = { $person } { $answer }, and has no say in this: it does not count.
show-acceptance = { $person } accepts with the new key.
show-foreign = Somebody changed { $paths } on this branch after the signed version: it changes nothing in what is being decided.
show-signed = The result bears the signature of { $people }. It needs a second one, of one of these: { $second }: git accord decide { $id }{ $how }
show-signed-nobody = Everything is there, and the result bears the signature of { $people }. It needs a second one and nobody else of the circle can sign: name the circle above as well (with = ["{ $parent }"] in proposal.toml), then git accord amend: everybody answers again then
show-may-decide = Everything is there. To seal it: git accord decide { $id }
show-how-to-answer = To answer: git accord respond { $id } consent — or: object -m "the harm I see"
join-known = You are { $person } here. What waits for you: git accord status
audit-not-founded = { $commits } commits, and no founding: nothing is lawful yet.
audit-sound = Commits: { $commits }; decisions: { $decisions }; answers: { $answers }. All holds: every signature, every change and every quorum.{ $healed ->
    [0] {""}
    *[other] {" "}Changes made without a decision, and undone since: { $healed }.
    }
audit-faulty = Commits: { $commits }; decisions: { $decisions }; answers: { $answers }. Open violations: { $open }, healed: { $healed }. The errors above say what is wrong; git accord explain CODE says what to do.
audit-remembered = { $commits } commits were judged before and are remembered; git accord audit --full judges them again.
audit-not-anchored = All of it is consistent. Nothing says yet that it is your organisation: the line of introduction that you were given on paper does, with git accord trust LINE
audit-anchored = Anchored: this is the organisation you were introduced to.
audit-other-anchor = This is not the founding you pinned. Ask another member, by another way, which line is theirs.
audit-found-first = To found it: each founder runs git accord found
explain-why = Why
explain-help = What to do
explain-topics = In a few words, also: { $topics }
explain-level = Level here
explain-level-also = { $level }; in some cases { $also }
explain-source = Source
explain-trademark = Holacracy is a registered trademark of HolacracyOne: the profile is a compatibility, not a licence.
explain-good = A good case
explain-bad = A bad case

## Import
import-ids = { $number } ids were changed to fit: { $list }
import-spellings = { $number } people were written in two ways and are one: { $list }
import-unknown = { $number } names lead to nobody and were left out: { $list }
import-lost = { $number } things could not be carried over: { $list }
import-empty = { $number } circles have no member: { $list }
import-shared = { $number } domains were claimed by a second holder: the first one keeps them.
import-ended = { $number } terms that ended were left out of the roles; who held them, and is in the circle no more, stands among its former members.
import-archived = { $number } archived teams are dissolved circles, without members or roles.
import-markers = { $number } marker teams became circles like the others.
import-including = { $number } teams include others: only the members they list were carried over.
import-broken = { $number } files could not be read: { $list }
import-toml-1-1 = { $number } files are TOML 1.1, which other readers may refuse: { $list }
import-done = { $people } people, { $circles } circles, { $roles } roles; { $written } files written.
import-next = Look at it: git accord check, git accord chart
import-nothing = Everything was there already.

## First files
init-constitution = Who we are. Whoever reads this knows the organisation without asking.
init-id = Names this organisation among all others, for ever: it stands in every signed answer.
init-branch = The branch that holds the text in force.
init-root = The circle that holds the constitution, the rules and the people.
init-founders = Those who sign the first state (git accord found).
init-categories = The categories of associates that the law asks for.
init-category-salaries = Employees
init-category-beneficiaires = Beneficiaries
init-category-soutiens = Supporters
init-offices = Legal mandates; an assembly confirms them within six months.
init-office-presidence = Chair
init-office-tresorerie = Treasurer
init-office-gerance = Manager
init-articles = Short articles; longer texts go to articles/01-title.md
init-article-title = Purpose
init-article-text = { $name } exists so that its members can act together. Write here what for.
init-rules = How we decide. Each number is written out, so that nobody has to guess.
init-rules-source = Where the numbers come from: { $name }
init-edition = A released edition never changes: an update of the tool changes no rule.
init-silence = missing: silence is not consent. consent: it is, once the window has passed, and it is reported.
init-quorum = The share of the electors that must have answered.
init-open-days = Days a proposal stays open, unless everyone has answered.
init-notice = Days of notice before a meeting that decides.
init-rounds = Versions after which a fallback may be taken.
init-judge = Who may set an objection aside. circle: nobody. group: any other elector. facilitator: whoever facilitates.
init-recording = recorder: holders of the sealing roles may write down spoken answers. each-signs: nobody may.
init-seal = Roles that seal when somebody is absent.
init-seals = signed-commit: the decision is a signed merge. dossier: a forge may do the merging.
init-kinds = What we ask beyond that, by kind of change.
init-keep = What an election leaves in the register: result, names or reasons.
init-terms = Longest terms.
init-size = Members with whom a circle works well.
init-words = Our own words, shown instead of the tool's.
init-words-example = circle = "hub"
init-person = One person: a name and public keys, nothing else that is personal.
init-circle = What this circle is for, and who is in it.
init-circle-name = General circle
init-circle-purpose = To hold what concerns all of { $name }
init-role = What this role answers for, and who holds it, until when.
init-purpose-facilitator = Rounds in which everyone is heard
init-purpose-secretary = A register that anyone can read and trust
init-domain = What is controlled, and by whom alone.
init-domain-name = The organisation
init-policy = A text in force, until it is reviewed.
init-policy-text = Write the rule in text, in words that a newcomer understands.
origin-base = This rule comes from the tradition followed, { $name } ({ $place })
origin-layer = This rule comes from the legal form or the practice, { $name } ({ $place })
origin-own = This rule has this level by our own line ({ $place })
summary-title = Governance check
summary-level = Level
summary-place = Where
summary-what = Finding
summary-do = What next
check-timings = { $rules } rules in { $micros } µs
rules-count = { $on } rules in force, { $off } off, { $own } of our own. git accord explain CODE tells what each asks for.
family-cor = Files and trust
family-cir = Circles
family-lnk = Links
family-off = Officers
family-rol = Roles
family-trm = Terms
family-mem = Members
family-dom = Domains
family-pol = Policies
family-dec = Decisions
family-ele = Elections
family-mtg = Meetings
family-ten = Tensions
family-coop = Co-operatives
family-scop = SCOP
family-scic = SCIC
family-asso = Associations
family-own = Our own rules
explain-says = What it says
explain-numbers = Numbers
explain-looks-at = It looks at
explain-when = When
explain-must = Must be true
pages-title = The rules, one by one
pages-head = These pages come from the cards in `schema/rules`; a test refuses any difference.
profiles-all = every profile
fmt-left = { $path } is left as it is: it cannot be read, or laying it out would change what it says. git accord check tells more.
fmt-done =
    { $number ->
    [0] Nothing to lay out.
    [one] One file laid out. Nothing it says has changed.
    *[other] { $number } files laid out. Nothing they say has changed.
    }
fmt-rest = All the rest is laid out.
fmt-would =
    { $number ->
    [0] Everything is laid out.
    [one] One file to lay out: git accord fmt.
    *[other] { $number } files to lay out: git accord fmt.
    }
propose-named = The origin, this decision, was written into { $paths }.
colon = { ":" }
in-the-way-told = Worth knowing about { $id }:
in-the-way = Before { $id } can be sealed, whatever the others answer:
propose-review = It lasts: to be looked at again on { $day } (for another day: review in proposal.toml, then git accord amend).
doctor-unfinished = A command that was interrupted could not be finished here.
doctor-unfinished-help = Free what holds it up (space, rights) and run it again; else let go of it: branches stay where they are, files as they stand.
doctor-empty-ref = { $path } is empty: a power cut stopped git while it wrote it.
doctor-empty-ref-help = Remove that file, then git fetch; for HEAD: git symbolic-ref HEAD refs/heads/main
doctor-index = Git's index, { $path }, cannot be read here.
doctor-index-help = rm { $path }, then git reset (a split or sparse index: git config --unset core.splitIndex, git sparse-checkout disable)
doctor-own-folder = { $path } cannot be used: interrupted commands are noted there.
doctor-own-folder-help = Remove it or make it writable; it is made anew by itself.
doctor-state = Your memory of this organisation, { $path }, cannot be written: nothing of what you see will be kept.
doctor-state-help = Make that folder writable
doctor-pin-unreadable = The pin { $path } cannot be read: a main taken back would go unnoticed.
doctor-pin-unreadable-help = Once you have checked the history with somebody else: git accord trust --again
respond-late = The decision was sealed before your answer arrived: it is not in it. It stays on the branch, where everybody will see it; to open the question again: git accord propose
decide-second-push = That signature is only here. To send it: git accord publish { $id }
come-back = The decision is closed: you are back at the text in force, on { $branch }.
sync-nothing = Nothing new.
sync-opened = Opened: "{ $title }", by { $person } ({ $id })
sync-version = "{ $title }": version { $version }{ $because }
sync-answer = "{ $title }": { $person } { $answer }{ $older }{ $because }{ $by }
sync-because = : "{ $text }"
sync-recorded = { " " }(written down by { $recorder })
sync-decided = Decision no. { $number }, { $state }: "{ $title }"
sync-arrived = { $person } is a member now.
publish-decision = Decision no. { $number } is sent.
sync-unsigned = { $id }: a branch that nobody of the organisation signed
show-facts-numbered = Decision no. { $number } · { $id } · { $circle } · proposed by { $proposer } · version { $version } · { $state }
show-since = Changed since your answer (version { $version })
show-since-nothing = Nothing of what you had read.
show-since-none = You answered no earlier version: this is all that it changes.
show-driver = Driver: { $text }
show-tension = Tension: { $text }
show-example = Example: { $text }
show-version = What this version changes: { $text }
show-role = Role: { $role }
show-term = Term: { $term }
show-criteria = Criteria: { $list }
show-steps = What was tried: { $list }
show-until = Answers awaited until { $day }
show-heard = The person was heard on { $day }
show-review = To be looked at again on { $day }
show-decided = Sealed on { $day }
show-facilitator = Facilitated by { $person }
show-meeting = Meeting: { $text }
show-assembly = Assembly: { $text }
show-may-speak = may answer, is not awaited
go-proposal = You are reading the proposal "{ $title }", version { $version }. Back to the text in force: git accord go
go-branch = You are on { $branch }. Back to the text in force: git accord go
go-in-force = You see the text in force ({ $branch }).
log-answers =
    { $number ->
        [one] { $number } answer
       *[other] { $number } answers
    }
log-none = No decision changed { $path }.
log-founding = Founding
init-name-founding = Co-founder
init-purpose-founding = That the organisation takes shape, until its circles and roles are made
init-accountability-founding = Proposing the first circles and roles
amend-restarted = A decision changed { $paths } meanwhile: this version starts from the text in force.
amend-clashed = Both change the same lines of { $paths }: your text stands there. Read it again: git accord show
sync-founder-signed = { $person } signed the founding.
sync-founding-text = The text to be founded changed: { $paths }. Signatures given before no longer hold: read it again, then git accord found --push
sync-founded = The organisation is founded. The line to keep on paper, and to pin (git accord trust LINE): { $line }
sync-older = { " " }(to version { $version })
show-facts-unsigned = { $id } · { $circle } · in the name of { $proposer }, who did not sign it · version { $version } · { $state }
show-other-number = "{ $title }", which status calls { $number }, is another one: git accord show { $id }
vote-trace = Votes: { $pro } for, { $contra } against, { $blank } blank; { $of ->
    [cast] { $counted } cast
    [answers] { $counted } votes
   *[other] { $counted } people with a say
    }, { $needed } for are needed.{ $tie ->
    [yes] {" "}A tie adopts nothing.
   *[no] {""}
    }
vote-trace-in = { $circle }: { $pro } for, { $contra } against, { $blank } blank; { $of ->
    [cast] { $counted } cast
    [answers] { $counted } votes
   *[other] { $counted } people with a say
    }, { $needed } for are needed.{ $tie ->
    [yes] {" "}A tie adopts nothing.
   *[no] {""}
    }
show-vote = Decided by a vote: { $more ->
    [half] more than a half
    [more] more than { $share }
   *[least] { $share } at least
    } of { $of ->
    [cast] those who say for or against
    [answers] the votes, blank ones included
   *[other] all who have a say
    }
show-how-to-vote = To vote: git accord respond { $id } for — or: against, blank
show-not-voted = did not vote
show-silent = said nothing in time; by our rules that does not stop it
state-lost = the vote said no, still to be written down
state-nominating = naming
show-named = has named somebody, sealed
show-unnamed = nomination awaited
show-may-name = may nominate, and consents afterwards
show-how-to-nominate = To name somebody: git accord respond { $id } nominate PERSON -m "what they bring"
elect-title = Election: { $role }, { $circle }
elect-opened = The election is open: nobody stands, everybody names somebody, sealed. To name somebody: git accord respond { $id } nominate PERSON -m "what they bring"
elect-head = { $title }
elect-named = Have named somebody: { $people }.
elect-awaited = Nominations awaited: { $people }.
elect-unopened = Slips you were not given yet: { $people }.
elect-count =
    { $count ->
        [one] { $person }: named once
       *[other] { $person }: named { $count } times
    }
elect-reason = – { $person }: "{ $reason }"
elect-next-name = Read the reasons to the circle, ask who changes their mind (naming somebody again is enough), then propose somebody: git accord elect { $id } --name PERSON
elect-next-first = Nobody has named anybody yet. Where people name somebody in a meeting, on paper, propose somebody afterwards: git accord elect { $id } --name PERSON
elect-next-wait = Once all slips are there, they open together: git accord elect { $id } --slip "LINE YOU WERE GIVEN"
elect-is-proposed = { $people }: the name is before the circle, which consents or objects: git accord show { $id }
elect-from-later = A role changes hands on the day it is sealed, though the term is dated { $day }. For nothing to change before, seal it on that day.
elect-proposed = You propose { $people }. The circle consents or objects; whoever is proposed answers after the others.
elect-proposed-self = You propose { $people }. Coming from you, this also says that you accept. The circle consents or objects: git accord show { $id }
elect-interim = Nobody is found: whoever holds the role goes on in the interim, if the circle consents.
slip-to-hand-over = Your nomination is sealed: the repository keeps a digest of it, without a name or a reason. Hand this line to { $person }, by another way than the repository:
respond-named = Everybody has named somebody. Whoever leads the election goes on: git accord elect { $id }
respond-waiting-named = Nominations awaited: { $people }.
depart-title = Departure: { $person }
depart-next = All that you hold ends with it: circles, roles, keys. Nobody else has to consent. Read it again (git accord show), then: git accord decide { $id } --push
separate-title = Separation, heard on { $day }
separate-next = The title does not say who it is about. The circle consents without { $person }; reasons are not written here. It ends no contract of work and excludes no associate: both are decided elsewhere.
part-offices = Legal mandates that an assembly has to fill: { $offices }.
key-title = Key: { $person }
key-next-new = The new key has to say that it is yours. Where it signs (git config --global user.signingkey FILE): git accord consent { $id }. Then, with the key from before: git accord decide { $id } --push
key-next-retired = Nobody else has to consent: git accord decide { $id } --push
respond-others-decide = Everything is there; who may seal it: { $people }. git accord decide { $id }
respond-over = The time to answer is over; git accord show { $id } says how it stands
slip-kept = Your nomination is sealed: the repository keeps a digest of it, without a name or a reason. The slip stays here, for you lead the election:
slip-kept-for = The nomination of { $person } is sealed: the repository keeps a digest of it, without a name or a reason. The slip stays here, for you lead the election:
slip-to-hand-over-for = The nomination of { $person } is sealed: the repository keeps a digest of it, without a name or a reason. Hand this line to { $leader }, by another way than the repository:
show-with-reason = { $answer }: "{ $reason }"
elect-driver = To fill the role "{ $role }"
elect-taken = Slips you were given: { $people }.
decide-elected = Now in the role: { $people }.
review-keep-title = Review: { $title }
review-end-title = End of the policy: { $title }
review-next = The policy stays in force; it is looked at again on { $day }.
review-criterion = Criterion: { $text }
review-criterion-measured = Criterion: { $text } (measure: { $measure })
init-recovery-by = How many others sign to suspend somebody's key, or to give them one again.
init-recovery-pause = How long a key that is given back waits, so that its person can say no.
vouch-title-suspended = Keys of a member: suspension
vouch-title-announced = Keys of a member: a new key announced
vouch-title-completed = Keys of a member: the new key
vouch-next-suspended = The title does not say whose. It takes { $by ->
    [one] one person
    *[other] { $by } people
    } in all, each with their own key, you among them. Send it (git accord publish { $id }); another one: git accord consent { $id }, then git accord decide { $id } --push. The key of { $person } is silent once it is sealed; after that: git accord key recover
vouch-next-announced = The title does not say whose. It takes { $by ->
    [one] one person
    *[other] { $by } people
    } in all, each with their own key, of those who suspended nothing. Send it (git accord publish { $id }). Once sealed, the new key of { $person } waits { $pause } { $unit ->
    [hours] hours
    *[other] days
    }: { $person } can say no with a key of before. Then: git accord key recover { $whom }
vouch-next-completed = With the new key { $person } confirms: git accord consent { $id }. Another one consents as well, then: git accord decide { $id } --push
vouch-spoken = { $count ->
    [0] Since { $day } no decision counted an answer signed with the key of { $person }.
    *[other] Since { $day } these decisions counted an answer signed with the key of { $person }: { $decisions }. They stand; read them again, and go back by a proposal on what { $person } did not say.
    }
respond-unwritten = This is about a person: your reason is not written, for nothing written here goes away. Tell the others.
respond-stays = This is about a person: what you wrote stays in the repository for ever.
show-objection-said = Objection by { $person } (version { $version }): the reason is said, not written
show-stale-rules = { $answer } (the rules have changed since: to be given again)
sync-rules = The rules have changed. What was answered before is to be answered again: { $titles }
key-answers-fall = Your answers signed with the former key will count no more; give them again afterwards: { $titles }
show-asked-for = What it asked for, and is not in force
chart-of-proposal = Drawn from the proposal you are reading. The text in force: git accord chart --at { $branch }
elect-in-the-room = Nobody named anybody in writing here: so this is what was said in the room.
respond-accepted = Everything is there. With a key that speaks already: git accord decide { $id }
answer-accept = confirms their new key
show-by-advice = Decided after advice: by whoever has the mandate, once all advice is given or the time is over
show-by-lead = Decided by whoever leads the circle
show-advice = { $person } — advice: "{ $reason }"
show-advice-awaited = { $person } — advice asked for
shape-path = { $path }
shape-nothing = It is so already: nothing was written.
shape-next = It is written here, and not in force yet. Next: git accord propose TITLE
add-lead-name = Lead
add-lead-purpose = Carry into the circle what the parent circle expects of it.
admit-title = A new member
admit-next-key = The title does not say who. The circle consents, and { $person } confirms the key in a clone of their own: git accord consent { $id }. Send it: git accord publish { $id }
admit-next = The title does not say who. Without a key { $person } has every say, which others write down; a key can come later. Send it: git accord publish { $id }
show-not-needed = did not need to answer
respond-appeal = Your key is suspended: your refusal takes the matter to the root circle, which decides in full.
show-objection-aside = Objection by { $person } (version { $version }), set aside: { $reason }
log-elected = { $people }
respond-lost = Everybody voted, and the vote said no. To write it down: git accord decide { $id }
vouch-in-full = Too few are left who suspended nothing: the root circle decides in full, everybody, and the proposal stays open for { $days } days. So it will when the key is to count.
show-aside-by = set aside by { $person }: { $reason }
show-no-mandate = The rules say { $method ->
    [advice] "after advice"
    *[other] "whoever leads decides"
    }, but nobody has the mandate here: the circle consents. A mandate is to lead the circle, or to hold the role that has the domain of the policy
show-how-to-advise = To give advice: git accord respond { $id } react -m "…"; whoever has the mandate: consent
shape-next-amend = It is written here, in the proposal you are reading. Next, if it is a new version of it: git accord amend. If it is something else: git accord go takes it along, then git accord propose TITLE
shape-next-founding = It is written here. Before the founding one edits freely: git add -A, git commit, then git accord found
admit-next-trial = The title does not say who. { $person } comes for a time of trial, without a say for now. Send it: git accord publish { $id }. At the end of the trial: git accord person admit { $whom } --circle CIRCLE
admit-next-known = The title does not say who. The key of { $person } speaks already: the circle consents. Send it: git accord publish { $id }
show-follows = Takes up { $id }, which was not adopted
show-follows-way = Takes up { $id }, which was not adopted: { $way }
show-exhausted = After { $rounds ->
    [one] one version
    *[other] { $rounds } versions
    } an objection still stands. The simplest is to close this proposal, which stays in the register as not adopted: git accord decide { $id } --result failed. Your rules then provide for: { $ways }. One more version is possible all the same; everybody would answer it again.
show-exhausted-bare = After { $rounds ->
    [one] one version
    *[other] { $rounds } versions
    } an objection still stands. The simplest is to close this proposal, which stays in the register as not adopted: git accord decide { $id } --result failed. One more version is possible all the same; everybody would answer it again.
show-exhausted-above = Or else take it to the circle above, which may decide it then: git accord decide { $id } --result escalated
show-ways = To take it up again, by your rules
show-way = { $what }: git accord propose --follows { $id } --fallback { $word }
way-shorter-term = the same for a shorter time
way-measured-trial = a trial, with what will be measured
way-helping-circle = a helping circle that works on it
way-parent-circle = the circle above decides
way-process-breakdown = the circle above takes over the facilitation
way-vote = a vote on this very text, opened by who had proposed it
way-status-quo = all stays as it is
way-word-shorter-term = shorter-term
way-word-measured-trial = measured-trial
way-word-helping-circle = helping-circle
way-word-parent-circle = parent-circle
way-word-vote = vote
depart-place-title = Leaving { $place }: { $person }
depart-next-place = Nobody else has to agree. Read it again (git accord show), then: git accord decide { $id } --push. The place is free then: git accord elect, or the circle decides
depart-next-letter = The letter of { $person } is written down with its day; every status shows it first. Keep the original. Send it (git accord publish { $id }); then two people of the root circle sign it: git accord decide { $id } --push
show-objection-again = Objection of { $person } (version { $version }), said again since: { $reason }
show-objection-lifted-said = Objection of { $person } (version { $version }), lifted
length-years = { $count } { $count ->
    [one] year
    *[other] years
    }
length-months = { $count } { $count ->
    [one] month
    *[other] months
    }
length-days = { $count } { $count ->
    [one] day
    *[other] days
    }
length-mixed = { $text }
show-about-you = This proposal is about you: it is decided without your say. Questions and reactions are yours: git accord respond { $id } question -m "…"
found-keyless = { $people } has no key and so cannot sign the founding. Add the key in people/, or take the name out of founders in constitution.toml; git add -A, git commit, then everybody signs again: git accord found --push
found-errors = git accord check still finds { $count } { $count ->
    [one] error
    *[other] errors
    } in this text: better mend them before everybody has signed.
vouch-few = Who suspends a key does not help to give another one: there would be { $rest ->
    [0] nobody
    [one] one person
    *[other] { $rest } people
    } left for that, and it takes { $by }. The root circle would decide then, with everybody and in its own time. If the key is lost and not stolen, drop this suspension (git accord withdraw) and go straight on to: git accord key recover
contest-done = { $person } contests decision no. { $number }, "{ $title }": that does not undo it, and stays written beside it for ever. To take it up again: git accord propose
contest-push = It is only here yet. To send it: git accord publish
init-ask-names = Keep the names of people out of the repository, in people.local.toml? Nothing that git keeps goes away. [y/N]
init-names-apart = The names are in { $path }, which git does not keep: hand that file over from person to person. Governed files say ids alone.
name-kept-apart = { $person }: that name is in { $path }, out of git. There is nothing to propose.
round-opened = Open to questions, reactions and consent: { $answered } of { $needed }
round-clarification = Clarification round: { $count ->
    [one] one question waits
    *[other] { $count } questions wait
    } for an answer. Reactions come next, then consent
round-reaction = Reaction round: { $count } so far. Who proposes amends or keeps the text, then comes consent
round-integration = Integration: an objection asks for another text (version { $version } of { $most } provided for)
round-consent = Consent round, version { $version }: { $answered } of { $needed }
show-concern = Concern of { $person }: "{ $reason }". To make a criterion of it, looked at in the review: git accord policy edit { $policy } --criterion "{ $reason }", then git accord amend
publish-healed = The repair is sent: the text in force is put back for everybody.
publish-contested = What you said of a closed decision is sent.
contest-recorded = Written in the name of { $person } by { $recorder }.
result-failed = {" "}--result failed
result-escalated = {" "}--result escalated
result-usual = {""}
show-rounds-over = { $rounds ->
    [one] The version that is provided for took place
    *[other] The { $rounds } versions that are provided for took place
    }, and an objection stands. Two ways on: who objects lifts the objection (git accord consent); or the proposal is closed, once everybody has answered this very version or its time is over. One more version would start all of it again.
names-hand-over = The name is in { $path }, out of git: hand the new version of that file over to the others.
show-letter = By a letter of { $day }, whose original is kept outside the repository
vouch-too-early = It can be decided from { $day } on: until then the person may say no. The others may consent already.
join-former = Here you were { $person }: this key does not speak any more.
join-awaited = Your key is in a proposal: nothing to send. Where it stands: git accord status
