# What people read, in English. The other files hold the same messages.

## Every page

title = { $state } – { $platform }
title-error = Error: { $state }
skip = Skip to content
header-signed-in-as = Signed in as
header-practice = Practice data only
header-account = Your account
footer-about = About this server
footer-language = Language
footer-support = Support
footer-privacy-policy = Privacy policy
footer-terms = Terms
page-help = Help
page-security = Security
page-privacy = Privacy
problem = There is a problem
nothing-shared = Nothing was shared.
shown-changed = This has changed since you opened the page
shown-changed-text = Your answer was not recorded. Check the page again before you decide.
switch-account = Use another account
sign-in = Sign in
sign-out = Sign out
the-app = the app
list-and = {" "}and{" "}
copy = Copy
copied = Copied
copy-failed = Not copied. Select the text and copy it.

## Roles, permissions and their marks

role-administrator = Administrator
role-standard = Standard
role-with-title = { $role } ({ $title })
crumbs = Where you are
list-show = Show
list-actions = Actions
level-read = Read
level-change = Change
level-delete = Delete
level-admin = Admin
data-candidate = Candidate data
data-pay = Pay data
data-staff = Staff data
data-public = Public
verified = Verified
unverified = Unverified
verified-publisher = Verified publisher
unverified-publisher = Unverified publisher
verified-domain = { $domain }, verified domain
app-destinations = Answers go to { $hosts }
scope-data = Data
scope-purpose = { $publisher } says: “{ $purpose }”
scope-does-not-allow = Does not allow:
scope-more = More about this permission
scope-developers = Name for developers: { $id }

## Dates

date-day = { $day } { $month } { $year }
date-month =
    { $month ->
        [1] January
        [2] February
        [3] March
        [4] April
        [5] May
        [6] June
        [7] July
        [8] August
        [9] September
        [10] October
        [11] November
        *[12] December
    }
date-clock = { $clock } (UTC)
date-day-and-clock = { $day }, { $clock }
date-ago =
    { $days ->
        [0] today
        [1] yesterday
        [one] { $days } day ago
        *[other] { $days } days ago
    }

## Signing in

sign-in-title = Sign in to { $platform }
sign-in-reason = to continue to { $app }
sign-in-unseen = { $app } does not see your password.
sign-in-email = Email
sign-in-password = Password
sign-in-show-password = Show password
sign-in-no-email = Enter your email address.
sign-in-no-password = Enter your password.
sign-in-wrong = The email or password is not right. Check both and try again.
sign-in-throttled = Too many attempts. Try again after { $time }.
sign-in-expired = This page was open too long. Please sign in again.
sign-in-no-cookie = Your browser did not send back the cookie that this page had set. Signing in does not work without it: allow cookies for this site, then sign in again.
sign-in-kept = You were signed out, and nothing has been sent. Sign in again: what you entered is still there.
signed-in-title = You are signed in
signed-in-as = As { $name } · { $email } · { $company } ({ $role })
signed-in-continue = Continue

## Practice accounts

practice-accounts = Practice accounts
practice-account = { $name }, { $role } at { $company }
practice-password = Password of all of them: { $password }

## Consent

consent-title = Allow { $app }?
consent-title-administrator = An administrator must allow { $app }
consent-signed-in-as = Signed in as { $name } · { $email } · { $company } ({ $role })
consent-question = Allow { $app } to use your { $platform } account?
consent-stranger = { $app } is not made by { $platform }. Only continue if you started this and trust { $publisher }.
consent-by = by { $publisher }
consent-calls-itself = { $mark }, calls itself { $publisher }
consent-reach = You are an administrator. Permissions marked Admin reach { $everyone }, not only yours.
consent-reach-everyone = everyone's data in { $company }
consent-administrator-heading = An administrator must allow this
consent-administrator-needs = { $app } needs { $needs }. Your role, { $role }, cannot give these.
consent-nothing-ticked = Tick at least one permission to allow, or choose Don't allow.
consent-trust-missing = To allow access, say that you started this and trust the people who run it. Otherwise, choose Don't allow.
consent-could-do = What { $app } could do
consent-optional = Optional
consent-optional-choose = Optional – you choose
consent-optional-legend = Tick what you also want to allow
consent-optional-count =
    { $ticked } of { $total } optional { $total ->
        [one] permission
        *[other] permissions
    } ticked
consent-not-included-heading = Not included
consent-not-included = { $permission } – only an administrator of { $company } can allow this.
consent-unverified-heading = We have not checked who runs this app
consent-unverified = Anyone can register a name. If a message or a caller sent you here, choose Don't allow.
consent-limits = Limits
consent-limit-reach = Only what you can reach yourself in { $company }.
consent-limit-password = Never your password.
consent-limit-away = Also when you are not signed in.
consent-how-long = How long
consent-until-idle =
    It also ends after { $days ->
        [one] { $days } day
        *[other] { $days } days
    } without use.
consent-deny = Don't allow
consent-allow = Allow access
consent-cancel = Cancel
consent-next = Next
consent-next-host = If you allow this, you go to { $host }.
consent-next-device = If you allow this, you return to an app on this device ({ $host }).
consent-next-cancel = If you cancel, nothing is shared. Once allowed, the answer would go to { $host }.
consent-trust = I started this at { $host } and I trust the people who run it.
consent-undo = You can remove access any time in { $link }.
consent-undo-link = Settings › Connected apps
consent-report = Report this app
consent-policies-of = { $publisher }:
consent-privacy-policy = Privacy policy
consent-terms = Terms
consent-new-tab = , opens in a new tab
about-app = About this app
about-support = Support e-mail
about-domains = Verified domains
about-answers = Answers go to
about-website = Website
about-registered = Registered on
about-address = Full address you go to
about-client-id = Client id

## A request that no longer waits

outcome-answered = You already answered
outcome-expired = This request has expired
outcome-changed = You changed your account
outcome-not-allowed = Access not allowed
outcome-did-allow-at = You allowed access at { $time }.
outcome-did-not-allow-at = You did not allow access at { $time }. Nothing was shared.
outcome-close = You can close this page, or go back to the app.
outcome-start-again = Go back to { $app } and start again.
outcome-now-signed-in = You are now signed in as { $name }. Check the request again.
outcome-review = Review as { $name }
outcome-not-shared-with = Nothing was shared with { $app }.
outcome-return = Return to { $host }
outcome-home = Go to { $platform } home
outcome-connected-apps = See connected apps

## Errors

error-unknown-client = We don't know this app
error-unknown-client-text = The link that brought you here is wrong, or the app was removed. Don't enter your password anywhere to “fix” it.
error-redirect = This link is not safe to follow
error-redirect-text = { $app } sent an address that it has not registered with us, so we stopped.
error-incomplete = This request is not complete
error-incomplete-text = Go back to { $app } and try again. If it happens again, tell { $app }.
error-incomplete-unknown = Go back to the app you came from and try again. If it happens again, tell the people who make it.
error-scope = { $app } asked for something we don't offer
error-scope-text = You can't mend this yourself. Tell the people who make { $app }.
error-expired = This page was open too long
error-expired-text = Your answer was not recorded.
error-edited = Somebody changed this in the meantime
error-edited-text = Nothing of what you sent was saved, so that their change is not lost. Look at it as it is now, and make your change again.
error-edited-again = Show it as it is now
error-forbidden = We did not take this form
error-forbidden-text = It was not sent from a page of ours. Your answer was not recorded. Go back to the app you came from and start again.
error-not-found = There is no page here
error-not-found-text = Check the address, or start from the home page.
error-method = This address can't be used like this
error-method-text = Go back and use the links and buttons of the page.
error-too-large = That was too much at once
error-too-large-text = What was sent is larger than we take. Nothing was recorded.
error-too-often = Too many requests at once
error-too-often-text = Too many requests came from your network just now. Wait a few seconds, then load the page again.
error-too-much = We are very busy
error-too-much-text = More requests came than we can answer at once. Wait a few seconds, then load the page again.
error-unreadable = We could not read what was sent
error-unreadable-text = Nothing was recorded. Go back and try again.
error-server = Something went wrong on our side
error-server-text = Try again in a few minutes.
error-show-again = Show the request again
error-details = Details for developers
error-request-id = Request id
error-time = Time
error-code = Error
error-rule = Rule
error-redirect-uri = redirect_uri received
error-not-sent-to = Not sent to
error-report = Report a problem
error-home = Home

## Front page

front-signed-out-title = You are signed out
front-signed-out = You are signed out.
front-developers = For developers
front-developers-text = Any OAuth 2 library works with this server. It finds all addresses in the metadata document:
front-apps-text = Register an app of your own, look at its consent page, and try it. What others offer is in the Marketplace.
front-demo-heading = See how an app asks for access
front-demo-lead = This is a demo of the page on which people decide what an app may do. Practice data only: all people and companies in it are made up.
front-demo-start = Start the demo
front-demo-what = What will happen
front-demo-step-1 = You are the app.
front-demo-step-1-text = Choose what it asks for, and see the link it sends people to.
front-demo-step-2 = You are the person.
front-demo-step-2-text = Sign in to { $platform } with a practice account, read the request, and allow it or not.
front-demo-step-3 = You are the app again.
front-demo-step-3-text = Exchange the code you got for an access token.
front-demo-step-4 = The app gets to work.
front-demo-step-4-text = Call the API and see the candidates that this person may see, and no others.
front-demo-administrator = An administrator can allow more than others, and sees more. Try the same request as each of them.
front-lead = This server signs people in to { $platform } and asks them before an app may use their account.
front-text = You usually come here from an app that wants access. You then see who asks, what for and for how long, and you decide.
front-account = Your account
front-signed-in = You are signed in as { $name } ({ $email }).
front-not-signed-in = You are not signed in.

## Help

help-allow = Should I allow an app?
help-allow-text = Allow it if all of this is true. Otherwise, choose Don't allow: nothing bad follows.
help-allow-started = You started this yourself, in the app.
help-allow-publisher = You know the publisher, and trust it with what it asks for.
help-allow-address = You know the address that the page says you go to.
help-words = What do the words mean?
help-read = The app can see, and change nothing.
help-change = The app can add or alter.
help-delete = The app can also remove.
help-admin = Only an administrator can allow it; it reaches the whole company.
help-verified = We have checked that the publisher goes by this name, and that the domain is theirs. We did not check everything the app does.
help-domain-word = Verified domain
help-domain = The app's answers go to this domain, and its publisher has proven that the domain is theirs. We have not checked its name, or who runs the app.
help-remove = How do I remove access?
help-remove-here = Open { $link }, choose the app, and remove its access. It stops working for you at once.
help-remove-link = Connected apps
help-device = How do I connect a device?
help-device-text = A television, or a program without a browser, shows you a code. Open { $link } and type the code there. Only type the code of a device that is in front of you, never one that somebody sent you.
help-report = Report an app or a problem
help-report-text = Say which app it is and what happened. If an error page showed a request id, add it. Never send your password.
help-write = Write to { $address }.
help-write-company = Write to the people who look after { $platform } in your company.

## Security

security-what = What this server is
security-what-text = It signs people in to { $platform } and asks them before an app may use their account. The app never sees your password.
security-app = What an app can do
security-app-allowed = Only what you allowed, and only what you can do yourself.
security-app-until = Only until the date that the request named, or until access is removed.
security-app-address = Only at the address that its publisher registered beforehand.
security-how = How we protect you
security-how-hashes = Passwords, codes and tokens are kept as hashes. Nobody can read them here.
security-how-codes = A code works once and for one minute.
security-how-attempts = After several failed attempts to sign in, we make the next ones wait.
security-how-pages = Our pages load nothing from other servers and cannot be shown inside another page.
security-ask = What we ask of you
security-ask-text = Look at the address bar before you type your password. If a message or a caller sent you to a request, choose Don't allow.

## Privacy

privacy-keeps = What this server keeps
privacy-keeps-person = Your name, email address, company and role, and a hash of your password.
privacy-keeps-session = That you are signed in: at most 30 days, or 24 hours without use.
privacy-keeps-answers = Each answer you gave to an app: what you allowed or refused, and when.
privacy-keeps-tokens = Hashes of the tokens that apps use for you.
privacy-not = What it does not keep
privacy-not-password = Your password in readable form.
privacy-not-requests = Requests that you did not answer.
privacy-not-advertising = Anything about you for advertising or statistics.
privacy-cookies = Cookies
privacy-cookies-text = We set cookies only to keep you signed in, to protect forms and to remember the language you choose. There are none of others.
privacy-gets = What an app gets
privacy-gets-text = Nothing before you allow it. After that, what the request listed. What an app has copied stays with its publisher: ask them to delete it.

## Playground

play-title = Playground, step { $step } of { $steps }: { $name }
play-step-choose = Choose
play-step-ask = Ask
play-step-back = Come back
play-step-token = Get a token
play-call = Call the API
play-steps = Steps
play-practice = Practice data only.
play-practice-text = Here you are the app. Nothing you do can reach real people.
play-again = Start again
play-choose = What should the app ask for?
play-choose-app = The app
play-choose-scopes = Its permissions
play-choose-text = An app should ask only for what it needs now. The person sees every one of them.
play-choose-make = Make the link
play-choose-required = registered as required
play-choose-none = Tick at least one permission to ask for.
play-request = Send a person to this link
play-request-text = { $app } opens it in the person's browser. The consent page follows; the person signs in first if needed.
play-request-open = Open consent page
play-request-link = The link
play-request-content = What is in it
play-request-address = Address: { $address }
play-request-pkce = The proof that the code is yours (PKCE)
play-request-pkce-text = The app makes up a secret, the verifier. The link carries only its SHA-256 hash, the challenge. When the app later exchanges the code, it shows the verifier: whoever stole the code does not have it.
play-request-challenge = Challenge
play-request-verifier = Verifier
play-request-show-verifier = Show the verifier
play-parameter-response-type = The app wants an authorization code.
play-parameter-client-id = Which app asks. Not a secret.
play-parameter-redirect-uri = Where the answer goes. It must be registered, character for character.
play-parameter-scope = What the app asks for, separated by spaces.
play-parameter-state = Comes back unchanged, so that the app knows the answer belongs to its own request.
play-parameter-challenge = The hash of a secret that the app keeps (PKCE): a stolen code is worth nothing without the secret.
play-parameter-method = How the hash is made: SHA-256.
play-parameter-prompt = Shows the whole consent page, also to a person who has allowed this before. Most apps leave it out.
play-back = The person allowed it
play-back-wrong = Something is wrong with this answer
play-back-text = The browser came back to the app with a code and two values to check.
play-back-code = The code is worth nothing by itself: it works once, within a minute, and only with the app's secret and the verifier.
play-back-exchange = Exchange the code for a token
play-back-curl = The same on the command line
play-back-stop = This answer does not belong to the request this browser made. A careful app stops here.
play-back-secret = Client secret
play-back-secret-hint = Paste the secret that you got when you registered the app. It is used once, for this exchange.
play-back-show-code = Show the code
play-back-expected = As expected
play-back-not-expected = Not as expected
play-back-state = It is the one that this browser was given, so the answer belongs to a request of our own.
play-back-iss = It names the server that we asked, so no other server's answer can be slipped in.
play-back-no-error = no code and no error
play-denied = The person did not allow it
play-denied-text = Nothing was shared. A good app says so, goes on without, and does not ask again at once.
play-unknown-scope = The app asked for a permission that does not exist
play-unknown-scope-text = Nothing was shared. The app must mend its list of scopes.
play-incomplete = The app's request was not complete
play-incomplete-text = Nothing was shared. The description says what to mend.
play-unauthorized = The app may not ask in this way
play-unauthorized-text = Nothing was shared. The app is not registered for this kind of request.
play-unavailable = The server could not answer
play-unavailable-text = Nothing was shared. Try again in a moment.
play-other-error = The server answered with an error
play-token = The app has a token
play-token-text = It sends the token with each call. The API then knows which person it acts for, and what that person allowed.
play-token-answered = What the server answered
play-token-show = Show the tokens
play-token-scopes = What was asked and what was granted
play-token-asked = Asked for
play-token-answer = Answer
play-token-granted = Granted
play-token-not-granted = Not granted
play-refused = The server did not exchange the code
play-refused-text = A code works once, within a minute, for the app it was sent to. Start again to get a new one.
play-stopped = The app stopped here
play-stopped-text = The answer carries a state that this browser was not given, so it may be somebody else's. A careful app does not use such a code. Start again.
play-stopped-error = state does not match
play-use = Use it
play-use-what = What to call
play-call-candidates = The candidates that the person can see. Needs candidates_read.
play-call-me = Who the person is. Needs no scope.
play-answer = The API answered
play-answer-refused = The API refused
play-answer-called = { $call } gave { $status }
play-answer-json = Show the JSON
play-answer-candidates = These are the candidates that the person who allowed it can see, and no others.
play-answer-me = This is the person who allowed it.
play-answer-unknown = The API does not know this token: it has ended or was removed.
play-answer-forbidden = The token is good, but it was not allowed to do this.
play-answer-none = The API could not answer.
play-wrong = What could go wrong
play-wrong-text = Each of these leads to what really happens then.
play-wrong-redirect = Another address
play-wrong-redirect-text = The answer is to go to an address that is not registered.
play-wrong-pkce = No PKCE
play-wrong-pkce-text = The link carries no challenge.
play-wrong-publisher = Unverified publisher
play-wrong-publisher-text = An app of somebody whom nobody has checked asks for much. Look, and choose Don't allow.
play-wrong-role = Not an administrator
play-wrong-role-text = The app needs what only an administrator can allow. Sign in as Ravi.
play-wrong-expired = Expired request
play-wrong-expired-text = The app pushed its request too long ago.
play-wrong-verifier = Exchange with a wrong verifier
play-wrong-verifier-text = Whoever steals a code does not have the verifier. See what they get.
play-wrong-code = Use the code again
play-wrong-code-text = A code works once. Whoever uses it again gets nothing, and what it gave before is taken back.
play-refresh = Refresh
play-refresh-text = Access tokens end soon. With its refresh token the app gets the next pair, and the old refresh token ends.
play-revoke = Revoke
play-revoke-text = An app that needs its tokens no longer gives them back.
play-revoked = The tokens are taken back
play-revoked-text = Call the API once more, and see that they open nothing.
play-table = Candidates
play-table-name = Name
play-table-job = Job
play-table-status = Status

## Consent, when something was answered before, or an administrator is needed

consent-title-more = { $app } asks for more access
consent-question-more = { $app } asks for more access
consent-new = New
consent-already = Already allowed ({ $count })
consent-stays = If you don't allow this, what you allowed on { $day } stays as it is.
consent-declined-heading = You did not allow these before
consent-withheld = { $permission } – { $company } lets only administrators allow this.
consent-administrator-policy = { $app } needs { $needs }. { $company } lets only administrators allow that.
consent-ask-text = Nothing has been shared. You can ask the administrators of { $company } to allow it.
consent-message = Message to your administrators (optional)
consent-ask = Ask an administrator
consent-continue-title = Continue to { $app }?
consent-continue-text = You allowed this on { $day }. Nothing new is asked.
consent-continue-can = What { $app } can do
consent-continue = Continue
consent-next-continue = If you continue, you go to { $host }.
consent-next-continue-device = If you continue, you return to an app on this device ({ $host }).
consent-duration = Until you remove it, and at the latest:
consent-duration-30-days = { $day } (30 days)
consent-duration-12-months = { $day } (12 months)
consent-duration-until-removed = No end date
consent-duration-as-before = { $day } (as you chose before)
consent-duration-as-before-removed = No end date (as you chose before)
sign-in-confirm = Confirm it's you. { $app } asks for administrator permissions.
sign-in-confirm-yourself = Confirm it's you. You signed in a while ago.
outcome-asked = Sent to the administrators of { $company }
outcome-asked-text = Nothing has been shared with { $app }. You will find the answer in { $link }.
error-blocked = We blocked this app
error-blocked-text = { $company } does not allow { $app }. If you need it, ask an administrator of your company.
error-not-administrator = Only administrators can see this
error-not-administrator-text = Your role does not include it. Ask an administrator of your company.
error-required-permission = { $app } needs this permission
error-required-permission-text = It cannot be removed by itself. You can remove all access.

## Connected apps

apps-title = Connected apps
apps-lead = Apps that can use your { $platform } account.
apps-filter = Find an app by its name
apps-filter-do = Find
apps-none = No apps are connected.
apps-none-found = No connected app has that name.
apps-details = Details for { $app }
apps-ended = Removed or ended
apps-requests = Asked of your administrators
apps-request-waits = Asked on { $day }. Nobody has answered yet.
apps-request-approved = Approved on { $day }. You can connect it now: start in the app.
apps-request-refused = Not approved on { $day }.
apps-request-reason = Reason: { $reason }
apps-removed = Removed. { $app } can no longer use your account.
apps-permission-removed = Removed: { $permission }. { $app } can no longer do this.
app-back = All connected apps
app-allowed-on = Allowed on
app-company = Company
app-ends = Ends
app-ends-on = Ends on { $day }
app-ends-when-removed = Ends when you remove it
app-unused-ends = Ends if not used until
app-last-used = Last used
app-used = Used { $ago }
app-never-used = Never used
app-address = Its address
app-may = What it may do
app-not-allowed = You did not allow
app-remove-permission = Remove
app-remove-permission-of = : { $permission }
app-history = What happened
app-remove = Remove access
app-remove-text = { $app } stops working for you at once. What it has already copied stays with { $publisher }; ask them to delete it.
app-remove-question = Remove access for { $app }?
app-remove-jwt = This app uses tokens that work for up to five minutes after that.
app-keep = Keep
app-ended-removed = You removed access on { $day }.
app-ended-by-administrator = An administrator removed access on { $day }.
app-ended-with-account = Access ended on { $day }. The app can ask again.
app-ended-unused = Access ended on { $day }: it was not used for too long.
app-ended-itself = Access ended on { $day }, as you chose.
history-allowed = Allowed: { $permissions }
history-declined = Not allowed: { $permissions }
history-removed = Removed: { $permission }
history-removed-by = Removed by { $name }: { $permission }

## Administration

admin = Administration
admin-of = Administration of { $company }
admin-apps = Apps
admin-apps-none = Nobody has connected an app yet.
admin-app-count =
    { $people ->
        [0] Nobody has connected it
        [one] { $people } person has connected it
        *[other] { $people } people have connected it
    }
admin-app-people = Who has connected it
admin-app-nobody = Nobody.
admin-app-more =
    { $people ->
        [one] And { $people } more person.
        *[other] And { $people } more people.
    }
admin-since = Since { $day }
admin-remove-for = Remove for { $name }
admin-remove-all = Remove for everyone
admin-app-decision = Your company's decision
admin-decided-policy = Your policy decides who may allow it.
admin-decided-approved = Approved: everyone may allow it, as far as their role lets them.
admin-decided-blocked = Blocked: nobody can connect it.
admin-approve = Approve for everyone
admin-approve-text = Everyone in your company may then allow this app, whatever the policy says. Each person still decides for themselves.
admin-block = Block this app
admin-block-text = Nobody in your company can then connect this app. Whoever has connected it loses it at once.
admin-undecide = Leave it to the policy
admin-undecide-text = Takes this decision back. What was removed stays removed.
admin-done-approved = Approved.
admin-done-blocked = Blocked. Nobody in your company can use this app any more.
admin-done-undecided = The policy decides again.
admin-done-removed-all = Removed for everyone.
admin-done-policy = Saved.
admin-done-answered = Your answer was saved.
admin-done-answered-before = Somebody answered this request before you.
admin-confirm-remove-all = Remove { $app } for everyone?
admin-confirm-remove-all-text =
    { $people ->
        [one] { $people } person in your company has connected it. It stops working for them at once.
        *[other] { $people } people in your company have connected it. It stops working for all of them at once.
    }
admin-confirm-reconnect = They can connect it again, unless you block it.
admin-confirm-remove-one = Remove { $app } for { $name }?
admin-confirm-remove-one-text = It stops working for { $name } at once.
admin-confirm-block = Block { $app }?
admin-confirm-cancel = Cancel
admin-find = Decide about another app
admin-find-text = You can approve or block an app before anybody connects it. Its publisher can tell you its client id.
admin-find-id = Client id
admin-find-do = Find the app
admin-find-none = There is no app with the client id { $id }.
admin-requests = Requests
admin-requests-none = No request waits for an answer.
admin-requests-answered = Answered
admin-request-title = Request for { $app }
admin-request-asked = { $name } ({ $email }) asked on { $day }.
admin-request-message = Their message
admin-request-beyond-role = { $permissions }: the role of { $name } cannot give these. If you approve, connect the app yourself, in the app.
admin-request-answer = Your answer
admin-request-means = Approving lets everyone in your company allow this app what it asked for, as far as their role lets them. It shares nothing by itself.
admin-request-reason = Reason (optional). The person who asked can read it.
admin-request-refuse = Refuse
admin-request-approve = Approve
admin-request-approved = { $name } approved it on { $day }.
admin-request-refused = { $name } refused it on { $day }.
admin-policy = Policy
admin-policy-lead = What may people of your company allow apps to do? Administrators may always decide.
admin-policy-admin = The app reaches the whole company. What needs an administrator's role, only administrators can allow, whatever you choose.
admin-policy-anyone = Everyone may allow it
admin-policy-verified = Everyone, if the app's domain is verified
admin-policy-administrators = Only administrators may
admin-policy-until-removed = People may allow an app without an end date
admin-policy-before = What people have allowed before stays allowed.
admin-policy-save = Save

## Devices, and answers that go on as a form

form-post-title = Back to the app
form-post-going = You go back to { $host }. If nothing happens, choose Continue.
form-post-continue = Continue
error-request-used = This request cannot be used again
error-request-used-text = It was answered before, or it is too old. Go back to the app and start again.
device-title = Connect a device
device-lead = Your device shows a code of eight letters. Type it here.
device-compare = Compare this code with the one on your device. Only continue if they are the same.
device-label = Code on your device
device-hint = For example WDJB-MJHT. Capital or small letters, with or without the hyphen.
device-warning = Did somebody send you this code, or a link to this page? Then do not continue: another person's device would get access to your account.
device-continue = Continue
device-malformed = The code has eight letters and no digits, for example WDJB-MJHT. Check it on your device.
device-unknown = No device is waiting with this code. Check it on your device. If it is right, it has expired or was used before: start again on the device.
device-throttled = Too many attempts. Try again after { $time }.
device-connected = Your device is connected
device-go-back = Go back to your device. { $app } goes on there.
device-close = You can close this page.
consent-device = You are connecting a device. It must show this code:
consent-device-warning = Allow nothing if somebody sent you this code, or if the device is not in front of you. Otherwise another person's device gets this access.
consent-trust-device = I started this on my own device, and I trust the people who run this app.
consent-next-other-device = After your answer, go back to your device. It goes on there.
consent-next-cancel-device = If you cancel, nothing is shared with the device.

## Credentials

cred-title = Credentials
cred-lead = Keys and tokens with which systems of { $company } use { $platform }.
cred-which = Which one do I need?
cred-api-token = API token
cred-api-token-for = For one system. It opens what you choose, and ends on a day that you choose.
cred-api-key = API key
cred-api-key-for = For tests only. It opens everything, and does not end.
cred-partner-key = Partner API key
cred-partner-key-for = For partners that cannot use anything else yet. It opens everything, and does not end.
cred-app = App
cred-app-for = For software that acts for each person. Everybody allows it for themselves, and finds it under “Connected apps”.
cred-api-tokens = API tokens
cred-api-keys = API keys
cred-no-tokens = There are no API tokens.
cred-no-keys = There are no API keys.
cred-only-administrators = Only administrators can create API keys.
cred-older = Older ones
cred-everything = Everything
cred-count = { $count ->
        [one] 1 permission
       *[other] { $count } permissions
    }
cred-made-by = Made by { $name } on { $day }
cred-no-end = Does not end
cred-active = Active
cred-expired = Expired on { $day }
cred-revoked = Revoked on { $day }
cred-old-stops = The old secret works until { $when }
cred-details = Details for { $name }
cred-replace = Replace { $name }
cred-revoke = Revoke { $name }
cred-copy = Make a copy with other permissions
cred-all = All credentials
cred-opens = What it opens
cred-opens-everything = Everything in { $company }: a key has no permissions to choose.
cred-secrets = Its secrets
cred-secret-made = Made on { $day }
cred-secret-stopped = Stopped working on { $when }
cred-note = Note
cred-maker = Made by
cred-made = Made
cred-status = Status
cred-token-new = Create an API token
cred-token-lead = For one system. It opens what you choose here, and never more than you can do yourself.
cred-name = Name
cred-name-hint = Where will it be used? For example: career site, production
cred-note-hint = What is it for? You can leave this empty.
cred-start = Start from
cred-start-self = Choose myself
cred-start-use = Use this preset
cred-permissions = Permissions
cred-ends = Ends
cred-ends-in = In { $days } days: { $day }
cred-ends-on = On this day
cred-ends-day = Day
cred-no-more = You cannot add permissions later. You would make a new token.
cred-review = Review
cred-review-title = Is this right?
cred-highest = Highest permission
cred-back = Back
cred-token-create = Create token
cred-error-name = Write a name.
cred-error-long = Use { $limit } characters or fewer.
cred-error-text = Write plain words, with one space between them and without web addresses.
cred-error-no-permission = Choose at least one permission.
cred-error-administrator = Only an administrator can give this permission: { $permission }
cred-error-unknown = There is no such permission: { $permission }
cred-error-ends = Choose a day from tomorrow to { $day }.
cred-once-token = Copy your token now
cred-once-key = Copy your key now
cred-once-lead = We show it only this once. We keep no readable copy.
cred-once-store = Put it in a secret store, not in code, email or chat.
cred-once-send = Your system sends it with each call, in this header:
cred-once-done = I have stored it – done
cred-again-title = Already created
cred-again-text = What you created was shown once. If you did not store it, replace it.
cred-oauth-client = OAuth client
cred-oauth-client-for = For a server that calls other servers in the name of the company. It gets short-lived access tokens.
cred-oauth-clients = OAuth clients
cred-no-clients = There are no OAuth clients.
cred-only-administrators-clients = Only administrators can create OAuth clients.
cred-client-new = Create an OAuth client
cred-client-lead = For a system that calls the API in the name of { $company }, without a person. It gets its own access tokens (client credentials).
cred-client-name-hint = Which system will use it? For example: payroll, production
cred-description = Description
cred-client-role = It acts as
cred-client-administrator = It reaches all data of { $company }, and may have permissions that need an administrator.
cred-client-standard = It reaches only what a Standard user may see. What belongs to particular people, such as their jobs and candidates, stays closed.
cred-client-no-more = You cannot change permissions or role later. You would make a new client.
cred-client-create = Create client
cred-client-id = Client ID
cred-once-client = Copy your client secret now
cred-once-client-id = The client ID is no secret. You find it on the credentials page at any time.
cred-once-client-send = Your system exchanges both for an access token at this address:
cred-error-role = Choose how it acts.
cred-error-beyond = With the role Standard this permission would open nothing: { $permission }
cred-key-new = Create an API key
cred-key-warning = It opens everything
cred-key-warning-text = An API key can read and change everything in { $company }. It has no permissions to choose and no end date. Use it for tests only.
cred-key-kind = Kind
cred-key-confirm = I need this for testing
cred-key-confirm-partner = I need this for testing, or for a partner that cannot use anything else
cred-key-unconfirmed = Tick that you need it for this.
cred-key-create = Create key
cred-replace-lead = You get a new secret. Until the old one stops, both work.
cred-replace-when = The old one stops
cred-replace-now = Immediately
cred-replace-hour = In 1 hour
cred-replace-day = In 24 hours
cred-replace-week = In 7 days
cred-replace-do = Make a new secret
cred-revoke-question = Revoke { $name }?
cred-revoke-text = Calls with it fail at once. This cannot be undone.
cred-understand = I understand
cred-not-understood = Tick that you understand.
cred-keep = Keep
cred-revoke-do = Revoke
cred-done-made = Done. You can use { $name } now.
cred-done-revoked = Revoked. { $name } opens nothing any more.

# Apps that a company makes.

partner-title = Your apps
partner-lead = Apps that { $company } makes for others. People allow them what they ask for, each for themselves.
partner-none = There are no apps yet.
partner-new = Register an app
partner-draft = Draft
partner-registered = Registered on { $day }
partner-unsaved = Changes not saved
partner-unnamed = App without a name
partner-all = All apps
partner-open = Open { $name }
partner-steps = Steps
partner-step-about = About
partner-step-publisher = Publisher
partner-step-addresses = Addresses
partner-step-permissions = Permissions
partner-step-review = Review
partner-step-missing = to do
partner-save = Save and go on
partner-name = Name
partner-name-hint = As people know it. Up to 50 characters.
partner-description = What it does
partner-description-hint = One line that people read, without web addresses.
partner-kind = Where does it run?
partner-kind-server = On our server
partner-kind-server-text = It can keep a secret.
partner-kind-browser = In the browser
partner-kind-browser-text = Everything it knows can be read, so it gets no secret.
partner-kind-device = On people’s devices
partner-kind-device-text = A program or an app for phones. It gets no secret.
partner-kind-kept = Where an app runs cannot be changed after it was registered.
partner-publisher = Who makes your apps?
partner-publisher-lead = This is shown with every app of { $company }. You write it once.
partner-publisher-name = Name of the publisher
partner-publisher-name-hint = As people know you.
partner-publisher-renamed = If you change the name, everybody who uses your apps is asked again.
partner-website = Web site
partner-website-hint = For example: https://example.com
partner-support = Support e-mail
partner-support-hint = People read it beside your app. For example: help@example.com. You can leave this empty.
partner-support-error = Write an e-mail address, such as help@example.com
partner-privacy = Privacy policy
partner-privacy-hint = The address of the page. You can leave this empty.
partner-terms = Terms of use
partner-terms-hint = The address of the page. You can leave this empty.
partner-link-error = Write an address that begins with https://
partner-domains = Your domains
partner-domains-lead = Prove that a domain is yours. Until then people see “Unverified publisher” and no logo. Where the app sends people to an address of a verified domain, they see that domain with a mark. Your name has a mark of its own once we have reviewed it, until you change your name, your domains or where answers go.
partner-domains-later = Save who makes your apps first. Then you can prove your domains.
partner-domain = Domain
partner-domain-hint = For example: example.com
partner-domain-add = Add domain
partner-domain-error = Write a domain name, such as example.com. Addresses in numbers and names of one machine cannot be proven.
partner-domain-many = You cannot add more domains.
partner-domain-record = Put this text into a TXT record of the name
partner-domain-file = Or put it into a file that is served at
partner-domain-check = Check { $domain }
partner-domain-remove = Remove { $domain }
partner-domain-waiting = Waiting
partner-domain-verified = Verified
partner-domain-failed = Not verified
partner-domain-not-found = We found neither the record nor the file on { $day }. New records can take some hours to be seen everywhere.
partner-domain-other = We found a record or a file with another text on { $day }. Copy the text below once more.
partner-domain-no-answer = Neither the name server nor the web server of the domain answered on { $day }.
partner-domain-proven-record = Proven by the record on { $day }.
partner-domain-proven-file = Proven by the file on { $day }.
partner-addresses = Where do people go back to?
partner-addresses-lead = After people have decided, we send them to one of these addresses. It must be exactly the same as in the app’s request: every letter, and the slash at the end.
partner-redirect-uris = Redirect addresses
partner-redirect-uris-hint = One in each line, beginning with https://
partner-response-modes = How answers reach your app
partner-response-modes-hint = Choose what your app reads. Most apps read the query.
partner-response-query = In the query of the address
partner-response-fragment = In the fragment of the address, which only scripts see
partner-response-form-post = In a form that the browser posts
partner-playground-hint = To try the app in the playground, add this address:
partner-error-line = Line { $line }: { $fault }
partner-error-no-address = Write at least one address.
partner-error-many-addresses = Write { $limit } addresses at most.
partner-error-repeated = this address stands there already
partner-error-characters = spaces and letters outside ASCII are not allowed
partner-error-wildcard = wildcards are not allowed
partner-error-not-absolute = write the whole address, with https://
partner-error-fragment = fragments (#) are not allowed
partner-error-user-info = a user name or password is not allowed
partner-error-https = https is required
partner-error-scheme = this kind of address is not allowed
partner-error-own-scheme = an app’s own scheme must be a reversed domain name, such as com.example.app
partner-error-answer = the address must not contain code, state, iss or error
partner-error-ip = use a host name instead of an IP address
partner-error-look-alike = the host name mixes alphabets, or has letters that look like others
partner-permissions = What does it need?
partner-permissions-lead = People trust apps that ask for little. Say for each permission why you need it: people read it on the page where they decide.
partner-not-used = Not used
partner-required = Required
partner-required-text = The app does not work without it.
partner-optional = Optional
partner-optional-text = People choose.
partner-default = Ask for it when a request names no permissions
partner-purpose = Why do you need it?
partner-purpose-hint = People read this. Up to 120 characters.
partner-error-purpose = Say why you need this: { $permission }
partner-error-purpose-text = Use up to 120 characters of plain words, without web addresses: { $permission }
partner-error-no-permission = Choose at least one permission.
partner-many = You ask for { $count } permissions. Apps that ask for six or fewer are allowed more often.
partner-admin = Some of these can only be allowed by an administrator: { $permissions }
partner-error-name = Write a name.
partner-error-name-long = Use 50 characters or fewer.
partner-error-name-text = Use letters, digits and plain punctuation, in one alphabet, without web addresses.
partner-error-name-taken = This reads like the name of somebody else: { $name }
partner-error-description = Write in one line what the app does.
partner-review = Is everything ready?
partner-review-todo = Before the app can be registered
partner-review-publisher = Say who makes your apps.
partner-register = Register the app
partner-register-text = You get a client ID, and a secret if the app can keep one.
partner-preview = See the consent page
partner-preview-text = This is what people will read. Look at it before anybody else does.
partner-preview-later = You can see it when everything above is written.
partner-preview-title = Preview
partner-preview-note = This is only a preview. Nothing is allowed here, and no app learns of it.
partner-preview-as = Show it as
partner-preview-back = Back to the app
partner-changes = Changes not saved yet
partner-changes-save = Save the changes
partner-change-name = The name changes from { $before } to { $now }.
partner-change-description = The description changes.
partner-change-host = People can be sent to another host: { $host }
partner-change-new-address = People can be sent to another address: { $address }
partner-change-address = This address can no longer be used: { $address }
partner-change-modes = Answers can reach the app in other ways than before.
partner-change-required = This becomes required: { $permission }
partner-change-optional = This can be asked for: { $permission }
partner-change-gone = This can no longer be asked for: { $permission }. What people allowed before stays until they remove it.
partner-change-words = What this is needed for changes: { $permission }
partner-change-asks = Everybody who uses the app is asked again the next time the app sends them here.
partner-change-review = The app leaves the Marketplace until we have looked at it again.
partner-done-saved = Saved.
partner-done-removed = The app is removed.
partner-client = Its credentials
partner-client-text = Your app sends the client ID with every request. It is no secret.
partner-no-secret = This app has no secret: it runs where everybody can read it.
partner-secret-replace = Replace the secret
partner-play = Try it in the playground
partner-play-text = The playground leads through the whole flow step by step, with your app.
partner-market = Marketplace
partner-market-text = In the Marketplace the app is offered to every company.
partner-market-unlisted = Not offered.
partner-market-submitted = Submitted on { $day }. We look at it before it is offered.
partner-market-listed = Offered since { $day }.
partner-market-declined = Not taken on { $day }. Reason: { $note }
partner-market-submit = Offer it in the Marketplace
partner-market-withdraw = Take it out of the Marketplace
partner-market-lacks = Before it can be offered:
partner-lacks-verified = Prove the domain of each redirect address.
partner-lacks-website = Write your web site: people begin there.
partner-lacks-privacy = Write where your privacy policy is.
partner-lacks-loopback = Remove addresses on the user’s own machine.
partner-logo = Logo
partner-logo-text = People see it on the page where they decide, once a domain of yours is proven. Until then they see the first letter of the name.
partner-logo-now = Your logo as people see it
partner-logo-file = Picture
partner-logo-hint = A PNG, JPEG or WebP file of at most 1 MiB, and at most 2048 pixels wide and high. We draw it anew with 96 by 96 pixels.
partner-logo-asks = A new logo counts at once. Everybody who uses the app is asked again the next time the app sends them here.
partner-logo-upload = Upload the logo
partner-logo-remove = Remove the logo
partner-logo-none = Choose a picture.
partner-logo-bytes = The file is larger than 1 MiB. Make it smaller.
partner-logo-format = This file is no PNG, JPEG or WebP picture. Save the picture as PNG.
partner-logo-pixels = The picture is more than 2048 pixels wide or high. Make it smaller.
partner-logo-broken = The picture is damaged. Save it once more as PNG.
partner-remove = Remove the app
partner-remove-question = Remove { $name }?
partner-remove-text = Nobody can connect it any more, and whoever has loses it at once. This cannot be undone.
partner-remove-draft = What you wrote of it is gone.
partner-publisher-mark = Publisher

# The Marketplace.

market-title = Marketplace
market-lead = Apps that others make for { $platform }. We have looked at each of them.
market-none = There are no apps here yet.
market-asks = It asks for
market-website = Open its web site to connect it
market-approve = Approve it for { $company }
market-approved = { $company } has approved it.
market-review = Apps to look at
market-review-lead = Their owners want to offer them in the Marketplace.
market-review-none = No app waits.
market-names = Names of publishers
market-names-lead = A verified domain says where an app's answers go, not who that is. Confirm a name only if you have checked that the organization behind these domains goes by it. Any change of name, domains or addresses ends the confirmation.
market-names-none = No publisher has a verified domain.
market-name-accept = Confirm the name { $name }
market-name-end = Take back the confirmation of { $name }
market-accept = Offer { $name }
market-decline = Decline { $name }
market-note = Reason for its owners
market-note-hint = They read it if you decline. Up to 120 characters.
market-done = Done.

## The audit log

audit = Audit log
audit-lead = Who did what to credentials, access and policy of your company, newest first.
audit-none = There are no entries that fit.
audit-what = What
audit-who = Who (part of a name or e-mail address)
audit-from = From (UTC)
audit-to = To (UTC)
audit-find = Show
audit-file = Download as CSV (the newest 10,000 at most)
audit-all = Everything
audit-credentials = Credentials
audit-grants = Access of apps
audit-policy = Policy, decisions and requests
audit-apps = Your own apps
audit-people = Accounts
audit-person = { $name } ({ $email })
audit-program = { $name } (a key or a service)
audit-platform = The platform
audit-operator = The operator, at the command line
audit-server = The server, by itself
when-and-where = { $when }, from { $address }
audit-credential-made = Made the credential { $name }
audit-credential-replaced = Gave the credential { $name } a new secret
audit-credential-revoked = Revoked the credential { $name }
audit-client-added = Registered the client { $name }
audit-client-secret-added = Gave the client { $name } a new secret
audit-client-changed = Changed the client { $name }
audit-client-disabled = Disabled the client { $name }
audit-client-enabled = Enabled the client { $name } again
audit-other = { $action }: { $name }
audit-signing-key-made = Had the next signing key made: { $name }
audit-server-key-made = Had the next server key made: { $name }
audit-server-key-retired = Ended a server key at once: { $name }
audit-master-key-changed = Changed the master key; the new one: { $name }
audit-grant-given = Allowed { $name } access
audit-permission-removed = Took a permission back from { $name }
audit-grant-removed = Took all access back from { $name }
audit-grant-of-person-removed = Removed { $name } for one person
audit-grants-of-app-removed = Removed { $name } for everyone
audit-app-blocked = Blocked { $name }
audit-app-approved = Approved { $name } for everyone
audit-app-undecided = Left { $name } to the policy
audit-approval-asked = Asked to be allowed { $name }
audit-approval-given = Approved a request for { $name }
audit-approval-refused = Refused a request for { $name }
audit-policy-changed = Saved the policy of { $name }
audit-app-registered = Registered the app { $name }
audit-app-changed = Changed the app { $name }
audit-logo-given = Gave the app { $name } a logo
audit-logo-removed = Took the logo of the app { $name } away
audit-app-removed = Removed the app { $name }
audit-app-submitted = Offered the app { $name } to the Marketplace
audit-app-withdrawn = Took the app { $name } back from the Marketplace
audit-app-listed = Let the app { $name } into the Marketplace
audit-app-declined = Declined the app { $name } for the Marketplace
audit-publisher-changed = Saved the publisher { $name }
audit-publisher-reviewed = Confirmed the name of the publisher { $name }
audit-publisher-review-ended = Took back the confirmation of the publisher's name { $name }
audit-domain-claimed = Claimed the domain { $name }
audit-domain-checked = Had the domain { $name } checked
audit-domain-dropped = Removed the domain { $name }
audit-company-added = Added the company { $name }
audit-user-added = Added the account { $name }
audit-user-changed = Changed the account { $name }
audit-email-given-up = Could not send an e-mail to { $name }

## Letters

mail-greeting = Hello { $name },
mail-closing = { $platform } wrote this letter by itself; nobody reads answers to it.
mail-allowed-subject = You allowed { $app } to use your { $platform } account
mail-allowed-text = You allowed { $app } this in your { $platform } account:
mail-publisher = Publisher: { $publisher }
mail-when = When: { $time }
mail-where = From the network: { $network }
mail-gone = This access has been removed since.
mail-not-me = This wasn’t me – remove access:
mail-not-me-text = The link works for { $days } days and without signing in. It can only remove this access.
mail-connected-apps = All that you have connected:
mail-asked-subject = { $name } asks to use { $app }
mail-asked-text = { $name } ({ $email }) asks you to allow { $app } in { $company }. The app wants this:
mail-asked-message = Their message:
mail-asked-link = Answer here:
mail-approved-subject = Your request for { $app } was approved
mail-approved-text = { $name } approved your request. You can now connect { $app }, in the app. It has no access before you do.
mail-refused-subject = Your request for { $app } was refused
mail-refused-text = { $name } refused your request. Nothing was shared with { $app }.
mail-reason = Their reason:
mail-ends-subject = { $name } ends on { $day }
mail-ends-text = The API token { $name }, which ends in { $ending }, can be used in { $company } until { $time }. Then calls with it fail. Make another one in time if something still needs it.
mail-stops-subject = An old secret of { $name } stops on { $day }
mail-stops-text = The secret of { $name } in { $company } that ends in { $ending } was replaced. It stops at this time: { $time }. Then calls with it fail. Whatever still uses it needs the new one.
mail-key-subject = The API key { $name } still opens everything
mail-key-text = The API key { $name }, which ends in { $ending }, was made on { $day }. It can read and change everything in { $company } and has no end date. It is for tests only: revoke it if nobody needs it any more.
mail-credential-link = Look after it here:
not-me-text = You need not sign in for this. If it was not you who allowed { $app } to use your account, remove its access.
not-me-keep = Leave it as it is
not-me-removed = Access removed
not-me-removed-text = { $app } can no longer use your account.
not-me-next = If it was not you who allowed it, somebody else may know your password: ask your administrator for a new one. You find what else was allowed under { $link }.
not-me-expired = This link has ended
not-me-expired-text = You can still remove access: sign in and go to { $link }.
not-me-unknown = This link does not work
not-me-unknown-text = Maybe a part of it was lost on its way. You can remove access all the same: sign in and go to { $link }.
