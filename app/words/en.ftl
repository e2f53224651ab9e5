# What people read, in English. The other files hold the same messages.

## Every page

title = { $state } – { $platform }
title-error = Error: { $state }
skip = Skip to content
header-practice = Demo
header-account = Your account
header-company = { $company } ({ $role })
header-act-for = Act for { $company }
nav = Pages
nav-menu = Menu
nav-you = You
nav-build = Build
nav-apps-in-use = Apps in use
nav-playground = Playground
nav-waiting = { $count } waiting
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
copy-command = command
copied = Copied
copy-failed = Not copied. Select the text and copy it.

## Roles, permissions and their marks

role-administrator = Administrator
role-standard = Standard
role-platform-administrator = Platform administrator
crumbs = Breadcrumb
list-show = Show
list-actions = Actions
list-range = { $first }–{ $last } of { $total }
list-range-many = { $first }–{ $last } of more than { $total }
list-previous = Previous page
list-newest = Newest
list-older = Older
level-read = Read
level-change = Change
level-delete = Delete
level-admin = Admin
permissions-used =
    { $count ->
        [0] No permissions
        [one] 1 permission
        *[other] { $count } permissions
    }
permissions-optional = { $count } optional
permissions-at-most = at most: { $level }
data-candidate = Candidate data
data-pay = Pay data
data-staff = Staff data
data-public = Publicly visible
verified = Verified
unverified = Unverified
verified-publisher = Verified publisher
unverified-publisher = Unverified publisher
unverified-app = Unverified app
verified-domain = { $domain }, verified domain
scope-does-not-allow = Does not allow:
scope-more = More about { $permission }
scope-developers = Scope ID: { $id }

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
date-clock-of = { $clock } ({ $place } time)
date-place =
    { $key ->
        [Sao_Paulo] São Paulo
        *[other] { $name }
    }
date-day-and-clock = { $day }, { $clock }
date-month-short =
    { $month ->
        [1] Jan
        [2] Feb
        [3] Mar
        [4] Apr
        [5] May
        [6] Jun
        [7] Jul
        [8] Aug
        [9] Sep
        [10] Oct
        [11] Nov
        *[12] Dec
    }
date-short = { $day } { $month } { $year }, { $clock }
date-day-short = { $day } { $month } { $year }
date-zone-of = { $place } time
date-ago =
    { $days ->
        [0] today
        [1] yesterday
        [one] { $days } day ago
        *[other] { $days } days ago
    }
date-until =
    { $days ->
        [0] today
        [1] tomorrow
        [one] in { $days } day
        *[other] in { $days } days
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
sign-in-wrong = The email or password is incorrect. Check both and try again.
sign-in-throttled = Too many attempts. Try again after { $time }.
sign-in-expired = This page was open too long. Please sign in again.
sign-in-no-cookie = Your browser did not return the cookie that this page set. You cannot sign in without it: allow cookies for this site, then sign in again.
sign-in-kept = You were signed out, and nothing was sent. Sign in again: what you entered is still there.
sign-in-elsewhere-kept = You were signed out, and nothing was sent. What you entered is still here.
sign-in-elsewhere-how = Sign in in a new tab. Then come back to this page and continue.
sign-in-elsewhere = Sign in in a new tab
signed-in-title = You are signed in
signed-in-as = As { $name } · { $email } · { $company } ({ $role })
signed-in-continue = Continue
logout-title = Sign out
logout-question = Sign out of { $platform }?
logout-asked-by = { $app } asks you to sign out of { $platform }, too. You would then be signed out in this browser.
logout-asked = An app has sent you here to sign out. You would then be signed out of { $platform } in this browser.
logout-stay = Stay signed in
logout-apps = You would also be signed out of { $apps }.
logout-apps-stay = You would stay signed in to { $apps } until you sign out there.
apps-more = and { $count } more

## Demo accounts

practice-accounts = Demo accounts
practice-account = { $role }, { $company }
practice-password = Demo accounts: one click, no typing. Their password: { $password }

## Consent

consent-title = Allow { $app }?
consent-sign-in = Sign in to { $app }
consent-title-administrator = An administrator must allow { $app }
consent-signed-in-as = Signed in as { $name }
consent-signed-in-for = { $company } ({ $role })
consent-question = Allow { $app } to use your { $platform } account?
consent-stranger = { $app } is not made by { $platform }. Only continue if you started this and trust { $publisher }.
consent-by = by { $publisher }
consent-calls-itself = { $mark }, calls itself { $publisher }
consent-own-words = “{ $name }”
consent-reach = You are an administrator. Permissions marked Admin reach { $everyone }, not only yours.
consent-reach-everyone = everyone's data in { $company }
consent-administrator-heading = An administrator must allow this
consent-administrator-needs = { $app } needs { $needs }. Your role, { $role }, cannot give these.
consent-nothing-ticked = Tick at least one permission to allow, or choose Don't allow.
consent-trust-missing = To allow access, say that you started this and trust the people who run it. Otherwise, choose Don't allow.
consent-could-do = What { $app } could do
consent-learns = What { $app } learns about you
consent-asks = Asks for
consent-asks-required =
    { $count ->
        [one] { $count } permission
        *[other] { $count } permissions
    }
consent-asks-optional =
    { $count ->
        [one] { $count } optional permission
        *[other] { $count } optional permissions
    }
consent-asks-both = { $permissions }, { $optional } optional
consent-most = At most
consent-most-candidate = candidate data
consent-most-pay = pay data
consent-most-staff = staff data
consent-most-public = what the public sees
consent-goes = Goes to
consent-goes-device = your device
consent-goes-program = a program on this device ({ $scheme })
consent-access-to = Access to
consent-optional = Optional
consent-optional-choose = Optional – you choose
consent-optional-legend = Tick what you also want to allow
consent-optional-count = { $ticked } of { $total } ticked
consent-not-included-heading = Not included
consent-not-included =
    Only an administrator of { $company } can allow { $count ->
        [one] this
        *[other] these
    }.
consent-unverified-heading = We have not checked who runs this app
consent-unverified = Anyone can register a name. If a message or a caller sent you here, choose Don't allow.
consent-development = This app describes itself from this computer. That is for development: nothing is proven about it.
consent-limits = Limits
consent-limit-reach = Only what you can reach yourself in { $company }.
consent-limit-identity = Nothing else in your { $platform } account.
consent-limit-password = Never your password.
consent-signed-out = Works while you are signed out, too.
consent-how-long = How long
consent-until-idle =
    Ends early after { $days ->
        [one] { $days } day
        *[other] { $days } days
    } without use.
consent-deny = Don't allow
consent-allow = Allow access
consent-cancel = Cancel
consent-next = Next
consent-next-host = If you allow this, you go to { $host }.
consent-next-device = If you allow this, you return to an app on this device ({ $host }).
consent-next-program = If you allow this, a program on this device opens ({ $scheme }).
consent-next-cancel = If you cancel, nothing is shared. Once allowed, the answer would go to { $host }.
consent-trust = I started this at { $host } and I trust the people who run it.
consent-undo = You can remove access any time in { $link }.
consent-report = Report this app
consent-company = For which company?
consent-company-hint = What follows depends on it: your role there, and what the company lets its people allow.
consent-company-show = Show for this company
consent-company-missing = Choose a company.
consent-company-blocked = { $company } has blocked { $app }. You can choose another company.
consent-policies = { $one } and { $other } at { $host }
consent-policy = { $link } at { $host }
consent-privacy-policy = Privacy policy
consent-terms = Terms
consent-new-tab = , opens in a new tab
about-app = About this app
about-support = Support email
about-domains = Verified domains
about-answers = Answers go to
about-website = Website
about-registered = Registered on
about-address = Full redirect address
about-client-id = Client ID

## A request that no longer waits

outcome-answered = You already answered
outcome-expired = This request has expired
outcome-changed = You switched accounts
outcome-not-allowed = Access not allowed
outcome-did-allow-at = You allowed access at { $time }.
outcome-did-not-allow-at = You did not allow access at { $time }. Nothing was shared.
outcome-close = You can close this page, or go back to the app.
outcome-start-again = Go back to { $app } and start again.
outcome-now-signed-in = You are now signed in as { $name }. Check the request again.
outcome-review = Review as { $name }
outcome-company-ended = You can no longer act for { $company }
outcome-company-unknown = You cannot act for this company
outcome-company-ended-text = Your access to this company has ended since you opened the page.
outcome-company-review = Start again
outcome-not-shared-with = Nothing was shared with { $app }.
outcome-return = Return to { $host }
outcome-home = Go to { $platform } home
outcome-connected-apps = See connected apps

## Errors

error-unknown-client = We don't know this app
error-unknown-client-text = The link that brought you here is wrong, or the app was removed. Don't enter your password anywhere to “fix” it.
error-app-away = This app cannot be reached
error-app-away-text = The app describes itself at an address that does not answer at the moment. Wait a minute, then load the page again.
error-redirect = This link is not safe to follow
error-redirect-text = { $app } sent an address that it has not registered with us, so we stopped.
error-incomplete = This request is not complete
error-incomplete-text = Go back to { $app } and try again. If it happens again, tell { $app }.
error-incomplete-unknown = Go back to the app you came from and try again. If it happens again, tell its publisher.
error-scope = { $app } asked for something we don't offer
error-scope-text = You can't fix this yourself. Tell the publisher of { $app }.
error-expired = This page was open too long
error-expired-text = Your answer was not recorded.
error-edited = Someone else changed this in the meantime
error-edited-text = Your changes were not saved, so that theirs are not lost. Look at the current version and make your changes again.
error-edited-again = Show the current version
edited-text = Your changes were not saved, so that theirs are not lost. What you entered is still here. Where the stored version differs, it stands beside your entry. Save again to replace it.
stored-now = Stored now: { $value }
stored-nothing = nothing
stored-ticked = ticked
stored-not-ticked = not ticked
error-forbidden = We could not accept this form
error-forbidden-text = It was not sent from one of our pages. Your answer was not recorded. Go back to the app you came from and start again.
error-not-found = Page not found
error-not-found-text = Check the address, or start from the home page.
error-request-gone = This request is no longer there
error-request-gone-text = The person has withdrawn it, or asked again for something else.
error-request-gone-do = All requests
error-method = This address can't be used like this
error-method-text = Go back and use the links and buttons of the page.
error-too-large = That is too large
error-too-large-text = The data you sent is too large. Nothing was recorded.
error-too-often = Too many requests at once
error-too-often-text = Too many requests came from your network. Wait a few seconds, then load the page again.
error-too-much = We are very busy
error-too-much-text = We cannot answer all requests right now. Wait a few seconds, then load the page again.
error-unreadable = We could not read what was sent
error-unreadable-text = Nothing was recorded. Go back and try again.
error-server = Something went wrong on our side
error-server-text = Try again in a few minutes.
error-show-again = Show the request again
error-details = Details for developers
error-request-id = Request ID
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
front-developers = For developers and operators
front-docs = The documentation comes with the program: begin with { $readme }; the chapters are in { $docs }.
front-register = Register an app
front-register-text = Write it step by step, preview its consent page
front-playground = Playground
front-playground-text = The whole code flow, and what can go wrong
front-market-text = Apps that others offer
front-metadata = Metadata document
front-api = The demo's API
front-admin-api = The administration API
front-demo-heading = Know exactly what an app may do before you say yes
front-demo-lead = An authorization server (OAuth 2.1) that you host yourself: it signs people in, asks them what an app may do, and issues the tokens for your API. Try it as the app, as the person and as their administrator. All people and companies here are invented.
front-demo-start = Start the demo
front-demo-publish = Publish an app
front-demo-what = How an app gets access
front-demo-step-1 = You are the app
front-demo-step-1-text = Choose what to ask for and get the link.
front-demo-step-2 = You are the person
front-demo-step-2-text = Sign in to { $platform }, read the request, allow it or not.
front-demo-step-3 = You are the app again
front-demo-step-3-text = Exchange the code for an access token.
front-demo-step-4 = The app gets to work
front-demo-step-4-text = Call the API: it shows only what this person may see.
front-publish-1 = Register it
front-publish-1-text = Say who makes it, where its answers go, for example https://shiftplan.example/callback, and what it asks for.
front-publish-2 = Verify and submit it
front-publish-2-text = Verify its domain: here, any that ends in .example passes. Try it in the playground, then submit it.
front-publish-3 = Review it
front-publish-3-text = A platform administrator reads what it asks for, and lists it.
front-publish-4 = Connect it
front-publish-4-text = Another company finds it in the Marketplace, and its people allow it.
front-as = As { $name }
front-people = Sign in to look around
front-lead = This server signs people in to { $platform } and asks them before an app may use their account.
front-text = What happens here
front-plain-1 = An app sends you here
front-plain-1-text = You sign in on this site, not in the app. The app never sees your password.
front-plain-2 = You read what it asks for
front-plain-2-text = Who makes the app, each permission in plain words, for how long, and where you go next.
front-plain-3 = You decide
front-plain-3-text = Allow it or not. You can remove access at any time in Connected apps.
front-signed-in = You are signed in as { $name } ({ $email }).
front-not-signed-in = You are not signed in.

## Help

help-allow = Should I allow an app?
help-allow-text = Allow it if all of this is true. Otherwise, choose Don't allow: nothing happens.
help-allow-started = You started this yourself, in the app.
help-allow-publisher = You know the publisher, and trust it with what it asks for.
help-allow-address = You know the address that the page says you will go to.
help-words = What do these terms mean?
help-read = The app can see data, but cannot change anything.
help-change = The app can add and edit.
help-delete = The app can also remove.
help-admin = Only an administrator can allow it; it covers the whole company.
help-verified = We have checked that the publisher goes by this name and owns the domain. We did not check everything the app does.
help-domain-word = Verified domain
help-domain = The app's answers go to this domain, and its publisher has proven that it owns the domain. We have not checked the publisher's name, or who runs the app.
help-remove = How do I remove access?
help-remove-here = Open { $link }, choose the app, and remove its access. It stops working for you at once.
help-remove-link = Connected apps
help-device = How do I connect a device?
help-device-text = A television, or a program without a browser, shows you a code. Open { $link } and enter the code there. Only enter the code of a device that is in front of you, never one that someone sent you.
help-report = Report an app or a problem
help-report-text = Say which app it is and what happened. If an error page showed a request ID, add it. Never send your password.
help-write = Write to { $address }.
help-write-company = Write to the administrators of { $platform } in your company.

## Security

security-what = What this server is
security-what-text = It signs people in to { $platform } and asks them before an app may use their account. The app never sees your password.
security-app = What an app can do
security-app-allowed = Only what you allowed, and only what you can do yourself.
security-app-until = Only until the date shown in the request, or until access is removed.
security-app-address = Answers go only to addresses that its publisher registered beforehand.
security-how = How we protect you
security-how-hashes = Passwords, codes and tokens are stored as hashes that cannot be read back.
security-how-codes = A code works once and for one minute.
security-how-attempts = After several failed attempts to sign in, we delay further attempts.
security-how-pages = Our pages load nothing from other servers and cannot be shown inside another page.
security-ask = What we ask of you
security-ask-text = Look at the address bar before you type your password. If a message or a caller sent you to a request, choose Don't allow.

## Privacy

privacy-keeps = What this server stores
privacy-keeps-person = Your name, email address, company and role, and a hash of your password.
privacy-keeps-session = That you are signed in: at most 30 days, or 24 hours without use.
privacy-keeps-answers = Each answer you gave to an app: what you allowed or refused, and when.
privacy-keeps-tokens = Hashes of the tokens that apps use for you.
privacy-not = What it does not store
privacy-not-password = Your password in readable form.
privacy-not-requests = Requests that you did not answer.
privacy-not-advertising = Anything about you for advertising or statistics.
privacy-cookies = Cookies
privacy-cookies-text = We set cookies only to keep you signed in, to protect forms and to remember your language. There are no third-party cookies.
privacy-gets = What an app gets
privacy-gets-text = Nothing until you allow it. After that, what the request listed. What an app has copied stays with its publisher: ask them to delete it.

## Playground

play-title = Playground, step { $step } of { $steps }: { $name }
play-step-choose = Choose
play-step-ask = Ask
play-step-back = Return
play-step-token = Get a token
play-call = Call the API
play-steps = Steps
play-practice = Demo data only.
play-practice-text = Here you are the app. Nothing you do can reach real people.
play-again = Start again
play-choose = What should the app ask for?
play-choose-scopes = Its permissions
play-choose-text = An app should ask only for what it needs now. The person sees each permission.
play-choose-make = Create link
play-choose-required = registered as required
play-choose-none = Tick at least one permission to ask for.
play-request = Send a person to this link
play-request-text = { $app } opens it in the person's browser. The consent page follows; the person signs in first if needed.
play-request-open = Open consent page
play-request-link = The link
play-request-content = What is in it
play-request-name = Parameter
play-request-value = Value
play-request-meaning = Meaning
play-request-address = Address: { $address }
play-request-pkce = The proof that the code is yours (PKCE)
play-request-pkce-text = The app generates a random value, the verifier. The link carries only its SHA-256 hash, the challenge. When the app later exchanges the code, it sends the verifier. A person who stole the code does not have it.
play-request-show-verifier = Show the verifier
play-parameter-response-type = The app wants an authorization code.
play-parameter-client-id = Which app asks. Not a secret.
play-parameter-redirect-uri = Where the answer goes. It must be registered, character for character.
play-parameter-scope = What the app asks for, separated by spaces.
play-parameter-state = Comes back unchanged, so that the app knows the answer belongs to its own request.
play-parameter-challenge = The hash of a random value that only the app knows (PKCE). Without that value, a stolen code is useless.
play-parameter-method = How the hash is calculated: SHA-256.
play-parameter-prompt = Shows the whole consent page, even if the person has allowed this before. Most apps leave it out.
play-back = The person allowed it
play-back-wrong = Something is wrong with this answer
play-back-text = The browser came back to the app with a code and two values to check.
play-back-check = Check
play-back-code-once = Works once, within a minute
play-back-code = The code alone is useless: it works once, within a minute, and only with the app's secret and the verifier.
play-back-exchange = Exchange the code for a token
play-back-curl = The same on the command line
play-back-stop = This answer does not belong to the request this browser made. A careful app stops here.
play-back-secret = Client secret
play-back-secret-hint = Paste the secret you got when you registered the app. It is used once, for this exchange.
play-back-show-code = Show the code
play-back-expected = As expected
play-back-not-expected = Not as expected
play-back-state = It is the value this browser was given, so the answer belongs to our own request.
play-back-iss = It names the server we asked, so an answer from another server cannot be substituted.
play-back-no-error = no code and no error
play-denied = The person did not allow it
play-denied-text = Nothing was shared. A good app says so, continues without access, and does not ask again right away.
play-unknown-scope = The app asked for a permission that does not exist
play-unknown-scope-text = Nothing was shared. The app must fix its list of scopes.
play-incomplete = The app's request was not complete
play-incomplete-text = Nothing was shared. The description says what to fix.
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
play-stopped-text = The answer carries a state that this browser was not given, so it may belong to someone else. A careful app does not use such a code. Start again.
play-stopped-error = state does not match
play-use = Use it
play-use-what = What to call
play-call-candidates = The candidates that the person can see. Needs candidates_read.
play-call-me = Who the person is. Needs no scope.
play-answer = The API answered
play-answer-refused = The API refused
play-answer-called = { $call } returned { $status }
play-answer-json = Show the JSON
play-answer-candidates = These are the candidates that the person who allowed it can see, and no others.
play-answer-me = This is the person who allowed it.
play-answer-unknown = The API does not know this token: it has expired or was revoked.
play-answer-forbidden = The token is valid, but does not allow this.
play-answer-none = The API could not answer.
play-wrong = What could go wrong
play-wrong-text = Each link shows what really happens.
play-wrong-redirect = Another address
play-wrong-redirect-text = The request names an address that is not registered.
play-wrong-pkce = No PKCE
play-wrong-pkce-text = The link carries no challenge.
play-wrong-publisher = Unverified publisher
play-wrong-publisher-text = An app from an unverified publisher asks for a lot. Look at the page and choose Don't allow.
play-wrong-role = Not an administrator
play-wrong-role-text = The app needs permissions that only an administrator can allow. Sign in as Ravi.
play-wrong-expired = Expired request
play-wrong-expired-text = The app pushed its request too long ago.
play-wrong-verifier = Exchange with a wrong verifier
play-wrong-verifier-text = A person who steals a code does not have the verifier. See what they get.
play-wrong-code = Use the code again
play-wrong-code-text = A code works once. Using it again fails, and revokes the tokens issued for it.
play-refresh = Refresh
play-refresh-text = Access tokens expire soon. With its refresh token the app gets a new pair, and the old refresh token stops working.
play-revoke = Revoke
play-revoke-text = An app that no longer needs its tokens revokes them.
play-revoked = The tokens are revoked
play-revoked-text = Call the API again to see that they no longer work.
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
consent-withheld =
    { $company } lets only administrators allow { $count ->
        [one] this
        *[other] these
    }.
consent-administrator-policy = { $app } needs { $needs }. { $company } lets only administrators allow that.
consent-ask-text = Nothing has been shared. You can ask the administrators of { $company } to allow it.
consent-message = Message to your administrators (optional)
consent-ask = Ask an administrator
consent-continue-title = Continue to { $app }?
consent-continue-text = You allowed this on { $day }. Nothing new is requested.
consent-continue-can = What { $app } can do
consent-continue = Continue
consent-next-continue = If you continue, you go to { $host }.
consent-next-continue-device = If you continue, you return to an app on this device ({ $host }).
consent-next-continue-program = If you continue, a program on this device opens ({ $scheme }).
consent-duration-30-days = 30 days
consent-duration-12-months = 12 months
consent-duration-until-removed = No end date
consent-duration-as-before = As you chose before
sign-in-confirm = Confirm it's you. { $app } asks for administrator permissions.
sign-in-confirm-yourself = Confirm it's you. You signed in a while ago.
outcome-asked = Sent to the administrators of { $company }
outcome-asked-text = Every administrator of { $company } can see your request. You get an email when one of them answers. You also find the answer in { $link }.
error-blocked = { $company } blocked this app
error-blocked-text = { $company } does not allow { $app }. If you need it, ask an administrator of your company.
error-not-administrator = Only administrators can see this
error-not-administrator-text = Your role does not allow it. Ask an administrator of your company.
error-required-permission = { $app } needs this permission
error-required-permission-text = It cannot be removed on its own. You can remove all access.

## Connected apps

apps-title = Connected apps
apps-lead = These apps can use your { $platform } account. Remove any of them at any time; they stop working at once.
apps-for-company = for { $company }
apps-filter = Find an app by name
apps-none = No apps are connected
apps-none-found = No connected app has that name
apps-none-why = When an app asks to use your account and you allow it, you can see here what it may do and when it last did it, and remove it.
apps-none-do = Browse the Marketplace
apps-none-found-why = Only apps that are connected now are searched, by any part of their name.
apps-app = App
apps-at-most = At most
apps-asked = Asked
apps-answer = Answer
apps-details-do = Details
apps-remove-do = Remove
apps-ends-soon = Expires soon if unused
app-unused-for = not for { $days } days
apps-requests-in-30-days =
    { $count ->
        [one] { $count } request in 30 days
        *[other] { $count } requests in 30 days
    }
apps-shown = { $shown } of { $all } apps
apps-shown-here = { $shown } apps on this page
list-next = Next page
permission-count =
    { $count ->
        [one] { $count } permission
        *[other] { $count } permissions
    }
apps-show-ended = Show apps that were removed or have expired ({ $count })
apps-ended-lead = They cannot use your account any more. They stay in this list for 90 days.
apps-ended-none = No app was removed or has expired
apps-ended-none-text = An app that you remove, or whose access expires, stays here for 90 days.
apps-ended-how = What happened
apps-request-waiting = Waiting
apps-request-yes = Approved
apps-request-no = Not approved
app-facts = Overview
apps-details = Details for { $app }
apps-ended = Removed or expired
apps-requests = Requests to your administrators
apps-request-approved = On { $day }. You can connect it now: start in the app.
apps-request-refused = On { $day }.
apps-request-reason = Reason: { $reason }
apps-request-withdraw = Withdraw
apps-request-withdrawn = Withdrawn. Your administrators no longer see this request.
apps-removed = Removed. { $app } can no longer use your account.
apps-permission-removed = Removed: { $permission }. { $app } can no longer do this.
app-back = All connected apps
app-allowed-on = Allowed on
app-company = Company
app-ends = Expires
app-ends-on = Expires on { $day }
app-ends-when-removed = Until you remove it
app-unused-ends = Expires if not used until
app-last-used = Last used
app-requests = Requests in the last 30 days
app-requests-none = None.
app-requests-other = Other
app-used = Used { $ago }
app-never-used = Never used
app-address = Redirect address
app-may = What it may do
app-not-allowed = Not allowed by you
app-remove-permission = Remove
app-remove-permission-of = : { $permission }
app-history = History
app-remove = Remove access
app-remove-lead = If you remove its access, { $app } stops working for you at once. What it has already copied stays with { $publisher }; ask them to delete it.
app-open = Open { $app }
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
admin-apps = Apps in use
admin-apps-none = No one has connected an app yet.
admin-app-people = Who has connected it
admin-app-nobody = No one has connected it yet
admin-remove-for = Remove for { $name }
admin-remove-all = Remove for everyone
admin-app-decision = Your company's decision
admin-decided-policy = Your policy decides who may allow it.
admin-decided-approved = Approved: everyone may allow it, as far as their role permits.
admin-decided-blocked = Blocked: no one can connect it.
admin-approve = Approve for everyone
admin-approve-text = Everyone in your company may then allow this app, whatever the policy says. Each person still decides for themselves.
admin-block = Block this app
admin-block-text = No one in your company can connect this app any more. Everyone who has connected it loses access at once.
admin-undecide = Follow the policy
admin-undecide-text = Cancels this decision. Access that was removed stays removed.
admin-decided-by-host = This was decided for its host.
admin-by-host = Decided for its host
admin-document-at = Document at { $host }
admin-done-approved = Approved.
admin-done-blocked = Blocked. No one in your company can use this app any more.
admin-done-undecided = The policy decides again.
admin-done-removed-all = Removed for everyone.
admin-done-policy = Saved.
admin-done-answered = Your answer was saved.
admin-done-answered-before = Another administrator answered this request first.
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
admin-find = Approve or block another app
admin-find-text = You can approve or block an app before anyone connects it. Its publisher can tell you its client ID.
admin-find-id = Client ID
admin-find-do = Find the app
admin-find-none = There is no app with the client ID { $id }.
admin-requests = Requests
admin-requests-none = No open requests
admin-requests-answered = Answered
admin-request-title = Request for { $app }
admin-request-asked = { $name } ({ $email }) asked on { $day }.
admin-request-message = Their message
admin-request-beyond-role = { $permissions }: the role of { $name } cannot allow these. If you approve, connect the app yourself, starting in the app.
admin-request-answer = Your answer
admin-request-means = Approving lets everyone in your company allow this app what it asked for, as far as their role permits. Approving alone shares nothing.
admin-request-reason = Reason (optional). The person who asked can read it.
admin-request-refuse = Refuse
admin-request-approve = Approve
admin-request-approved = { $name } approved it on { $day }.
admin-request-refused = { $name } refused it on { $day }.
admin-policy = Policy
admin-policy-apps = Allowing apps
admin-policy-hosts = Hosts
admin-policy-lead = Who in { $company } may allow an app, by the most it can do. What people have already allowed stays allowed.
admin-policy-admin = The app can reach data of the whole company. Permissions that need an administrator can only be allowed by administrators, whatever you choose.
admin-policy-anyone = Everyone
admin-policy-verified = Everyone, if the app's domain is verified
admin-policy-administrators = Only administrators
admin-policy-until-removed = People may allow an app without an end date
admin-policy-save = Save
idp-title = Company sign-in
idp-lead = The identity providers with which people of { $company } sign in.
idp-add = Add identity provider
idp-none = No identity provider
idp-none-text = Let people sign in with the account they already have at your company (OpenID Connect).
idp-none-domains = First verify a domain of your company: on the publisher page of one of your own apps.
idp-name = Name
idp-name-hint = People read it on the button “Continue with …”.
idp-domains = Domains
idp-domains-hint = Whose email addresses lead to this provider. Only verified domains of your company.
idp-state = State
idp-works = Works
idp-fails = Does not work
idp-demanded = Required
idp-not-checked = Not checked yet
idp-found = Checked { $time }
idp-not-found = Checked { $time }: { $why }
idp-fault-unreachable = it cannot be reached
idp-fault-not-public = its address is not on the public Internet
idp-fault-not-https = its addresses must begin with https:// and name no port
idp-fault-too-slow = it did not answer in time
idp-fault-too-large = its answer is too large
idp-fault-redirects = it redirects elsewhere; enter that address
idp-fault-status = it answers with an error
idp-fault-malformed = its answer cannot be read
idp-fault-other-issuer = it names another issuer
idp-fault-unsuitable = it does not offer the code flow with RS256, PS256, ES256 or EdDSA
idp-save = Save
idp-save-hint = The provider is checked first.
idp-by-operator = The operator of this platform set this provider up. Only the operator can change it.
idp-addresses = Enter at the identity provider
idp-addresses-text = It needs these addresses to know this platform.
idp-redirect-uri = Redirect URI
idp-logout-uri = Back-channel logout
idp-keys = Our keys (JWKS)
idp-check = Check now
idp-demand-title = Require it
idp-demand = Require this provider
idp-demand-text = Then people of your company can sign in with this provider only. Passwords stop working, and other sessions end. Sign in with it yourself first.
idp-demand-end = No longer require it
idp-demand-end-text = People of your company can sign in with this provider only.
idp-remove = Remove provider
idp-remove-question = Remove { $name }?
idp-remove-text = Sessions that began with it end, and nobody can sign in with it. Accounts stay, but those without a password or passkey cannot be used.
idp-keep = Keep provider
idp-settings = Settings
idp-issuer = Issuer
idp-issuer-hint = As its metadata says it, such as https://id.example.com
idp-client-id = Client ID
idp-client-id-hint = By which the provider knows this platform.
idp-scopes = Scopes
idp-scopes-hint = Besides openid, separated by spaces.
idp-authentication = How this platform proves who it is
idp-by-secret = With a client secret
idp-by-key = With its own key (private_key_jwt)
idp-secret = Client secret
idp-secret-hint = From the identity provider. It is stored encrypted and never shown again.
idp-secret-kept = Leave it empty to keep the present one.
idp-people = People
idp-makes-accounts = Create an account at the first sign-in
idp-groups = Claim with groups
idp-groups-hint = Such as groups.
idp-administrators = Administrators
idp-administrators-hint = Groups, separated by commas. Empty: roles are set here only.
idp-members = Who may come in
idp-members-hint = Groups, separated by commas. Empty: everyone at the provider.
idp-email = Claim with the email address
idp-email-hint = Such as email.
idp-first-name = Claim with the first name
idp-last-name = Claim with the last name
idp-claim-hint = Leave it as it is if you are not sure.
idp-trusts-email = Its email addresses are confirmed even if it does not say so (email_verified)
idp-error-name = Enter a name that people can read.
idp-error-claims = Up to 20 groups and scopes of at most 128 characters each.
idp-error-issuer = Enter an address without a query, such as https://id.example.com
idp-error-client-id = Enter the client ID.
idp-error-secret = Enter the client secret.
idp-error-domains = Choose at least one domain.
idp-error-not-proven = One of these domains is not verified.
idp-error-taken = One of these domains already leads to another provider.
idp-error-fault = Nothing was saved: { $why }.
idp-error-not-with-it = Sign in with this provider yourself first, so that you do not lock yourself out.
idp-done-saved = Saved
idp-done-checked = Checked
idp-done-removed = Provider removed
admin-time-zone = Time zone
admin-time-zone-hint = Pages and emails for people in your company show times in this zone.
admin-time-zone-save = Save time zone
admin-time-zone-unknown = Choose a time zone from the list
admin-done-time-zone = Time zone saved
admin-second-factor = Require two-step sign-in
admin-second-factor-hint = Everyone in your company sets it up at their next sign-in: an authenticator app, or a passkey. Sessions that are open go on.
admin-second-factor-save = Save two-step sign-in
admin-done-second-factor = Two-step sign-in saved
admin-apps-lead = Every app that people in { $company } have connected, riskiest first. Blocking an app ends its access for everyone at once.
admin-apps-none-text = Apps that people in { $company } allow appear here, with what they can do and how many people use them.
admin-apps-no-match = No apps match
admin-apps-no-match-text = No app in use matches your search.
admin-apps-all = Show all apps
admin-apps-find = Find an app
admin-apps-find-example = App, publisher or client ID
admin-app = App
admin-at-most = At most
admin-people = People
admin-decision = Decision
admin-any-decision = All
admin-any-level = All levels
admin-status-policy = Policy decides
admin-status-approved = Approved
admin-status-blocked = Blocked
admin-manage = Manage
admin-block-row = Block
admin-hosts = Apps that introduce themselves
admin-hosts-lead = Some apps are not registered here: they say who they are at an address of their own. What is proven about such an app is its host.
admin-hosts-host = Host
admin-hosts-read = Last read
admin-hosts-failed = Last try failed. { $why }
admin-document-read = Document last read
admin-document-failed = Last try failed
admin-hosts-others = All other hosts, and apps without one
admin-hosts-approve = Approve
admin-hosts-undecide = Leave to the policy
admin-hosts-add = Approve another host
admin-hosts-add-hint = Such as claude.ai. Everyone in your company may then allow its apps, whatever the policy says.
admin-hosts-no-host = Enter a host, such as claude.ai.
admin-confirm-block-host = Block the apps of { $host }?
admin-confirm-block-hosts = Block all other apps that introduce themselves?
admin-confirm-block-host-text = No one in your company can connect them any more. Everyone who has connected one loses access at once.
admin-waiting =
    { $count ->
        [one] { $count } request is waiting for your answer.
        *[other] { $count } requests are waiting for your answer.
    }
admin-waiting-who = { $name } asks for { $app }.
admin-waiting-review = Review requests
admin-file = Download as CSV
admin-facts = Facts
admin-asks-for = Asks for
admin-may-ask = What it may ask for
admin-person = Person
admin-permissions = Permissions
admin-expires = Expires
admin-never-expires = Never
admin-never-used = Never
admin-requests-counted =
    { $count ->
        [one] { $count } request in 30 days
       *[other] { $count } requests in 30 days
    }
admin-remove-row = Remove
admin-app-nobody-text = People who allow this app appear here.
admin-find-person = Find a person
admin-find-person-by = Name or email address
admin-person-none = No one who has connected it has that name or address
admin-person-none-text = Check the spelling, or show everyone who has connected it.
admin-person-all = Show everyone
admin-unverified = Anyone can register a name. Approve this app only if you know who runs it.
admin-trust = I have checked who runs this app, and I trust them with these permissions.
admin-trust-missing = To approve this app, confirm that you have checked who runs it.
admin-preview = See the consent page
admin-preview-note = { $name } sees this page once the app is approved. Its buttons do nothing here.
admin-preview-back = Back to the request
admin-requests-lead = What people in { $company } need an administrator's approval for.
admin-requests-waiting = Waiting
admin-requests-none-text = When people ask you to let them connect an app, their requests wait here. The policy decides who must ask.
admin-requests-none-answered = No answered requests
admin-requests-none-answered-text = Requests that an administrator has answered stay here.
admin-requests-policy = Open the policy
admin-asked-by = Asked by
admin-asked-on = Asked
admin-answer = Answer
admin-answered-by = by { $name } on { $day }
admin-answer-refused = Refused
admin-review = Review
admin-open = Open
admin-policy-can = The app can
admin-policy-choice = { $level }: 

## Devices, and answers that go on as a form

form-post-title = Back to the app
form-post-going = You are going back to { $host }. If nothing happens, choose Continue.
form-post-continue = Continue
error-request-used = This request cannot be used again
error-request-used-text = It was already answered, or it is too old. Go back to the app and start again.
error-login-used = This sign-in cannot be used again
error-login-used-text = It was already used, or it is too old. Sign in again.
error-login-other-browser = This sign-in was started in another browser
error-login-other-browser-text = A sign-in only works in the browser in which it was started. If someone sent you a link to this page, close it. Otherwise, sign in again here.
error-login-rejected = You are not signed in
error-login-rejected-text = The sign-in page did not sign you in. You can try again.
error-login-changed = You could not be signed in
error-login-changed-text = Your account has changed in the meantime. Sign in again.
device-title = Connect a device
device-lead = Your device shows a code of eight letters. Enter it here.
device-compare = Compare this code with the one on your device. Only continue if they are the same.
device-label = Code on your device
device-hint = For example WDJB-MJHT. Upper or lower case, with or without the hyphen.
device-warning = Did someone send you this code, or a link to this page? Then do not continue: another person's device would get access to your account.
device-continue = Continue
device-malformed = The code has eight letters and no digits, for example WDJB-MJHT. Check it on your device.
device-unknown = No device is waiting with this code. Check it on your device. If it is right, it has expired or was already used: start again on the device.
device-throttled = Too many attempts. Try again after { $time }.
device-connected = Your device is connected
device-go-back = Go back to your device. { $app } continues there.
device-close = You can close this page.
consent-device = You are connecting a device. It must show this code:
consent-device-warning = Don't allow anything if someone sent you this code, or if the device is not in front of you. Otherwise another person's device gets this access.
consent-trust-device = I started this on my own device, and I trust the people who run this app.
consent-next-other-device = After your answer, go back to your device to continue.
consent-next-cancel-device = If you cancel, nothing is shared with the device.

## Credentials

cred-title = Credentials
cred-lead = Keys and tokens that { $company }'s systems use to call { $platform }.
cred-api-token = API token
cred-api-token-for = For one system. It has the permissions you choose and expires on a day you choose.
cred-api-key = API key
cred-api-key-for = For tests only. It gives full access and never expires.
cred-partner-key = Partner API key
cred-partner-key-for = For partners that cannot use anything else yet. It gives full access and never expires.
cred-app = App
cred-app-for = For software that acts for individual people. Each person allows it and finds it under “Connected apps”.
cred-api-tokens = API tokens
cred-api-keys = API keys
cred-only-administrators = Only administrators can create API keys.
cred-everything = Everything
cred-count = { $count ->
        [one] 1 permission
       *[other] { $count } permissions
    }
cred-no-end = Never expires
cred-active = Active
cred-expired = Expired on { $day }
cred-revoked = Revoked on { $day }
cred-old-stops = The old secret works until { $when }
cred-replace = Replace { $name }
cred-copy = Create a copy with other permissions
cred-all = All credentials
cred-opens = Permissions
cred-opens-everything = Full access to { $company }: a key has no permissions to choose.
cred-secrets = Secrets
cred-secret-made = Created on { $day }
cred-secret-stopped = Stopped working on { $when }
cred-note = Note
cred-maker = Created by
cred-made = Created
cred-status = Status
cred-token-new = Create an API token
cred-token-lead = For one system. It has the permissions you choose here, and never more than you have yourself.
cred-name = Name
cred-name-hint = Where will it be used? For example: career site, production
cred-note-hint = What is it for? Optional.
cred-start = Start from
cred-start-self = Choose permissions myself
cred-start-use = Use this preset
cred-permissions = Permissions
cred-ends = Expires
cred-ends-in = In { $days } days: { $day }
cred-ends-on = On this day
cred-ends-day = Day
cred-no-more = You cannot add permissions later. You would have to create a new token.
cred-review = Review
cred-review-title = Is this right?
cred-highest = Highest permission
cred-back = Back
cred-token-create = Create token
cred-error-name = Enter a name.
cred-error-long = Use { $limit } characters or fewer.
cred-error-text = Use plain words with single spaces and without web addresses.
cred-error-no-permission = Choose at least one permission.
cred-error-administrator = Only an administrator can give this permission: { $permission }
cred-error-unknown = This permission does not exist: { $permission }
cred-error-ends = Choose a day from tomorrow to { $day }.
cred-once-token = Copy your token now
cred-once-key = Copy your key now
cred-once-lead = We show it only once and keep no readable copy.
cred-once-store = Put it in a secret store, not in code, email or chat.
cred-once-send = Your system sends it with each call, in this header:
cred-once-done = I have stored it – done
cred-again-title = Already created
cred-again-text = What you created was shown once. If you did not store it, replace it.
cred-oauth-client = OAuth client
cred-oauth-client-for = For a server that calls other servers on behalf of the company. It gets short-lived access tokens.
cred-oauth-clients = OAuth clients
cred-only-administrators-clients = Only administrators can create OAuth clients.
cred-client-new = Create an OAuth client
cred-client-lead = For a system that calls the API on behalf of { $company }, without a user. It gets its own access tokens (client credentials).
cred-client-name-hint = Which system will use it? For example: payroll, production
cred-description = Description
cred-client-role = It acts as
cred-client-administrator = It can reach all data of { $company }, and may have permissions that need an administrator.
cred-client-standard = It can reach only what a Standard user may see. Data of individual people, such as their jobs and candidates, stays out of reach.
cred-client-no-more = You cannot change permissions or role later. You would have to create a new client.
cred-client-create = Create client
cred-client-id = Client ID
cred-once-client = Copy your client secret now
cred-once-client-id = The client ID is not secret. You can find it on the Credentials page at any time.
cred-once-client-send = Your system exchanges both for an access token at this address:
cred-error-role = Choose the role it acts as.
cred-error-beyond = With the role Standard, this permission would give access to nothing: { $permission }
cred-key-new = Create an API key
cred-key-warning = It gives full access
cred-key-warning-text = An API key can read and change everything in { $company }. It has no permissions to choose and no end date. Use it for tests only.
cred-key-kind = Kind
cred-key-confirm = I need this for testing
cred-key-confirm-partner = I need this for testing, or for a partner that cannot use anything else
cred-key-unconfirmed = Confirm what you need it for.
cred-key-create = Create key
cred-replace-lead = You get a new secret. Until the old one stops, both work.
cred-replace-when = The old one stops
cred-replace-now = Immediately
cred-replace-hour = In 1 hour
cred-replace-day = In 24 hours
cred-replace-week = In 7 days
cred-replace-do = Create a new secret
cred-revoke-question = Revoke { $name }?
cred-revoke-text = Calls that use it fail at once. This cannot be undone.
cred-keep = Keep
cred-revoke-do = Revoke
cred-done-made = Done. You can use { $name } now.
cred-done-revoked = Revoked. { $name } no longer works.
cred-create = Create credential
cred-expires-soon = Expires soon
cred-ended = Expired and revoked
cred-unused = Unused
cred-full-access = Full access
cred-find = Find by name, creator or last four characters
cred-name-and-maker = Name, created by
cred-maker-and-day = { $name }, { $day }
cred-never = Never
cred-api-tokens-about = one system, chosen permissions
cred-oauth-clients-about = server to server, for the company
cred-api-keys-about = for tests only: everything, never expire
cred-none = No credentials yet
cred-none-why = A credential lets one of your systems call the API. Create one for each system, with only the permissions that it needs.
cred-none-soon = Nothing expires soon
cred-none-soon-why = A credential appears here { $days } days before it expires.
cred-none-ended = Nothing has expired or been revoked
cred-none-ended-why = What has ended stays here for { $days } days, so that you can see why a system stopped.
cred-none-found = No credential found
cred-none-found-why = Check the spelling, or look at all credentials.
cred-replace-row = Replace

# Apps that a company makes.

partner-title = Your apps
partner-lead = Apps that { $company } makes for others. Each person decides what to allow them.
partner-none = There are no apps yet
partner-none-text = An app that you register here can ask people for access to their accounts. It takes five short steps; you can stop after each one and go on later.
partner-new = Register an app
partner-draft = Draft
partner-active = Registered
partner-waits = Waiting for review
partner-listed = In the Marketplace
partner-declined = Declined
partner-column-app = App
partner-column-status = Status
partner-permissions-fact = Permissions
partner-continue = Continue
partner-remove-short = Remove
partner-no-host = None yet
partner-more-hosts = and { $count } more
partner-shown =
    { $count ->
        [one] 1 app on this page
        *[other] { $count } apps on this page
    }
partner-unnamed = App without a name
partner-steps = Steps
partner-step-now = Step { $number } of { $all }: { $step }
partner-step-about = About
partner-step-publisher = Publisher
partner-step-addresses = Addresses
partner-step-permissions = Permissions
partner-step-review = Review
partner-step-done = (done)
partner-step-missing = to do
partner-save = Save and continue
partner-save-now = Save
partner-review-changes = Review changes
partner-unsaved-text = Some changes are not saved. People see the app as it was.
partner-pages = Pages of this app
partner-overview = Overview
partner-configure = Configure
partner-credentials = App credentials
partner-listing = Listing
partner-facts = At a glance
partner-change = Change
partner-about = About the app
partner-about-lead = People read the name and what the app does before they decide. You can change both later.
partner-name = Name
partner-name-hint = As people know it. Up to 50 characters.
partner-description = What it does
partner-description-hint = One line that people read, without web addresses.
partner-kind = Where does it run?
partner-kind-server = On our server
partner-kind-server-text = It can keep a secret.
partner-kind-browser = In the browser
partner-kind-browser-text = Everything it knows can be read, so it gets no secret.
partner-kind-device = On people's devices
partner-kind-device-text = A program or an app for phones. It gets no secret.
partner-kind-kept = Where an app runs cannot be changed once it is registered.
partner-publisher = Who makes your apps?
partner-publisher-lead = This is shown with every app of { $company }. You enter it once.
partner-publisher-name = Name of the publisher
partner-publisher-name-hint = As people know you.
partner-publisher-renamed = If you change the name, everyone who uses your apps is asked again.
partner-website = Website
partner-website-hint = For example: https://example.com
partner-support = Support email
partner-support-hint = Shown beside your app. For example: help@example.com. Optional.
partner-support-error = Enter an email address, such as help@example.com
partner-privacy = Privacy policy
partner-privacy-hint = The address of the page. Optional.
partner-terms = Terms of use
partner-terms-hint = The address of the page. Optional.
partner-link-error = Enter an address that begins with https://
partner-domains = Your domains
partner-domains-lead = Verify that a domain is yours. Until then people see “Unverified publisher” and no logo. If the app sends people to an address of a verified domain, they see that domain with a badge. Your name gets its own badge once we have reviewed it, and loses it when you change your name, your domains or your redirect addresses.
partner-domains-later = Save who makes your apps first. Then you can verify your domains.
partner-domain = Domain
partner-domain-hint = For example: example.com
partner-domain-add = Add domain
partner-domain-error = Enter a domain name, such as example.com. IP addresses and names of single machines cannot be verified.
partner-domain-many = You cannot add more domains.
partner-domain-record = Add this text as a TXT record of the name
partner-domain-file = Or serve it as a file at
partner-domain-check = Check { $domain }
partner-domain-remove = Remove { $domain }
partner-domain-waiting = Waiting
partner-domain-verified = Verified
partner-domain-failed = Not verified
partner-domain-not-found = We found neither the record nor the file on { $day }. New records can take some hours to appear everywhere.
partner-domain-other = On { $day }, we found a record or a file with a different text. Copy the text below again.
partner-domain-no-answer = Neither the name server nor the web server of the domain answered on { $day }.
partner-domain-proven-record = Verified by the record on { $day }.
partner-domain-proven-file = Verified by the file on { $day }.
partner-addresses = Where do people go back to?
partner-addresses-lead = After people have decided, we send them to one of these addresses. It must be exactly the same as in the app's request: every character, and the slash at the end.
partner-redirect-uris = Redirect addresses
partner-redirect-uris-hint = One per line, beginning with https://
partner-testing-addresses = Redirect addresses for testing
address-for-testing = { $address } (for testing)
partner-response-modes = How answers reach your app
partner-response-modes-hint = Choose what your app reads. Most apps read the query.
partner-response-query = In the query of the address
partner-response-fragment = In the fragment of the address, which only scripts see
partner-response-form-post = In a form that the browser posts
partner-sign-in = Sign-in
partner-sign-in-lead = How people sign in to your app with OpenID Connect. Most apps change nothing here.
partner-subject = The ID by which your app recognises people
partner-subject-hint = It is the sub in ID tokens. If you change the kind of ID, your app does not recognise anyone who signed in before.
partner-subject-public = The same ID in all apps
partner-subject-public-text = For companies whose apps share their users.
partner-subject-pairwise = An ID of its own
partner-subject-pairwise-text = Other apps cannot tell by it that it is the same person. Only apps whose redirect addresses are all on the same host share it.
partner-algorithm = Signature of ID tokens
partner-algorithm-hint = Choose what your app’s library verifies.
partner-algorithm-usual = Every library verifies it.
partner-pkce = Proof for the code
partner-pkce-hint = Nobody but your app can then use a code that was stolen on its way.
partner-pkce-required = A challenge (PKCE)
partner-pkce-required-text = Each request has one.
partner-pkce-or-nonce = A challenge, or a nonce
partner-pkce-or-nonce-text = For libraries without PKCE: a request with openid and a nonce needs no challenge.
partner-logout-uris = Addresses after sign-out
partner-logout-uris-hint = One per line. Your app can have people sent there once they have signed out here.
partner-backchannel-logout = Back-channel logout
partner-backchannel-logout-hint = Optional: https, on a host of your redirect addresses, without a port. Your app receives a logout token there when a session ends with which someone signed in to it.
partner-logout-session = Session ID in logout tokens
partner-logout-session-required = Required by the app (it is always there, as sid)
partner-initiate-login = Address that starts a sign-in
partner-initiate-login-hint = Optional, on a host of your redirect addresses. “Connected apps” leads people there.
partner-max-age = Longest time since sign-in, in seconds
partner-max-age-hint = Optional. People who signed in longer ago sign in again. A request with max_age overrides it.
partner-two-factors = Two-step sign-in
partner-two-factors-always = Require it, unless a request with acr_values says otherwise
partner-error-max-age = Enter 0 to { $limit } seconds, or leave it empty
partner-error-initiate-login = Enter an address that begins with https://, without a # part
partner-error-initiate-host = The address must be on a host of your redirect addresses
partner-error-backchannel-logout = Back-channel logout: { $fault }
partner-error-public-nonce = An app without a secret must send a challenge
partner-playground-hint = To try the app in the playground, add this address. Beside an address on your domain it counts as one for testing: it changes nothing for users.
partner-error-line = Line { $line }: { $fault }
partner-error-no-address = Enter at least one address.
partner-error-many-addresses = Enter at most { $limit } addresses.
partner-error-repeated = this address is already in the list
partner-error-characters = spaces and letters outside ASCII are not allowed
partner-error-wildcard = wildcards are not allowed
partner-error-not-absolute = enter the whole address, with https://
partner-error-fragment = fragments (#) are not allowed
partner-error-user-info = a user name or password is not allowed
partner-error-https = https is required
partner-error-scheme = this kind of address is not allowed
partner-error-own-scheme = an app's own scheme must be a reversed domain name, such as com.example.app
partner-error-answer = the address must not contain code, state, iss or error
partner-error-ip = use a host name instead of an IP address
partner-error-port = leave out the port
partner-error-look-alike = the host name mixes alphabets, or has letters that look like others
partner-permissions = Which permissions does your app need?
partner-permissions-lead = People trust apps that ask for little. Say for each permission why you need it: people read it on the consent page.
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
partner-error-name = Enter a name.
partner-error-name-long = Use 50 characters or fewer.
partner-error-name-text = Use letters, digits and plain punctuation, in one alphabet, without web addresses.
partner-error-name-taken = This looks like the name of another publisher or app: { $name }
partner-error-description = Say in one line what the app does.
partner-review-todo = Before the app can be registered
partner-review-publisher = Say who makes your apps.
partner-register = Register the app
partner-register-text = You get a client ID, and a secret if the app can keep one.
partner-preview = See the consent page
partner-preview-title = Preview
partner-preview-note = This is only a preview. Nothing is allowed here, and no app is notified.
partner-preview-as = Show it as
partner-preview-back = Back to the app
partner-changes = Unsaved changes
partner-changes-todo = Before the changes can be saved
partner-changes-save = Save changes
partner-change-name = The name changes from { $before } to { $now }.
partner-change-description = The description changes.
partner-change-host = People can be sent to another host: { $host }
partner-change-new-address = People can be sent to another address: { $address }
partner-change-address = This address can no longer be used: { $address }
partner-change-testing = You can test the app at this address: { $address }
partner-change-modes = Answers can reach the app in different ways than before.
partner-change-sign-in = The app signs people in under other rules than before.
partner-change-subjects = The app gets a new ID for everyone: it does not recognise anyone who signed in before.
partner-change-required = This becomes required: { $permission }
partner-change-optional = This can be asked for: { $permission }
partner-change-gone = This can no longer be asked for: { $permission }. What people allowed before stays until they remove it.
partner-change-words = The purpose changes: { $permission }
partner-change-asks = Everyone who uses the app is asked again the next time the app sends them here.
partner-change-review = The app leaves the Marketplace until we have reviewed it again.
partner-done-saved = Saved.
partner-done-removed = The app was removed.
partner-client-text = Your app sends the client ID with every request. It is not secret.
partner-secret = Client secret
partner-secret-text = Your server sends the secret, together with the client ID, when it exchanges a code or a refresh token for an access token. It proves that the request comes from your app. Keep it on your server: never in a browser, on a device or in a repository.
partner-once-client-id = Your app sends the client ID with every request. It is not secret, and stays on the page “Credentials” of the app.
partner-once-next = Store the secret first. Then go through the flow in the playground, which is on the app’s page, or write your app:
partner-use = How to use them
partner-use-library = Most OAuth libraries need only the client ID, the secret if there is one, and this address, which describes the server:
partner-use-curl = With curl, a code becomes a token like this. Replace what is in capital letters:
partner-use-curl-public = With curl, and without a secret, a code becomes a token like this. Replace what is in capital letters:
partner-no-secret = This app has no secret: it runs where anyone can read it.
partner-secret-replace = Replace the secret
partner-play = Try it in the playground
partner-play-text = The playground takes you through the whole flow step by step, with your app.
partner-play-address = First add the playground's address to the app's redirect addresses. It is for testing: users are not asked again.
partner-play-add = Add the address
partner-next = Next steps
partner-next-play = Test the flow
partner-next-code = Write the app
partner-next-code-text = The client ID, the secret, and how a library or curl uses them.
partner-next-code-go = Show credentials
partner-next-offer = Offer it to other companies
partner-next-offer-go = Go to Listing
partner-market = Marketplace
partner-market-text = In the Marketplace the app is offered to every company.
partner-market-unlisted = Not offered.
partner-market-submitted = Submitted on { $day }. We review it before it is offered.
partner-market-listed = Offered since { $day }.
partner-market-declined = Declined on { $day }. Reason: { $note }
partner-market-submit = Submit to the Marketplace
partner-market-withdraw = Remove from the Marketplace
partner-market-lacks = Before it can be offered:
partner-lacks-verified = Verify the domain of each redirect address.
partner-lacks-website = Enter your website: people start there.
partner-lacks-privacy = Enter the address of your privacy policy.
partner-lacks-loopback = Add a redirect address on your domain. Addresses on the user's own machine are for testing.
partner-logo = Logo
partner-logo-text = People see it on the consent page once one of your domains is verified. Until then they see the first letter of the name.
partner-logo-later = You can upload a logo once the app is registered.
partner-logo-now = Your logo as people see it
partner-logo-file = Picture
partner-logo-hint = A PNG, JPEG or WebP file of at most 1 MiB, and at most 2048 pixels wide and high. We resize it to 96 × 96 pixels.
partner-logo-asks = A new logo takes effect at once. Everyone who uses the app is asked again the next time the app sends them here.
partner-logo-upload = Upload the logo
partner-logo-remove = Remove the logo
partner-logo-none = Choose a picture.
partner-logo-bytes = The file is larger than 1 MiB. Make it smaller.
partner-logo-format = This file is not a PNG, JPEG or WebP picture. Save the picture as PNG.
partner-logo-pixels = The picture is more than 2048 pixels wide or high. Make it smaller.
partner-logo-broken = The picture is damaged. Save it again as PNG.
partner-remove = Remove the app
partner-remove-question = Remove { $name }?
partner-remove-text = No one can connect it any more, and everyone who has connected it loses access at once. This cannot be undone.
partner-remove-draft = What you entered is deleted.
partner-publisher-mark = Publisher

# The Marketplace.

market-title = Marketplace
market-lead = Apps that others make for { $platform }. We have reviewed each of them.
market-none = There are no apps here yet
market-none-text = An app appears here once its owners have submitted it and we have reviewed it.
market-apps = Apps
market-view = View
market-look = Review
market-owner = Company
market-since = Submitted on
market-listed-since = Offered since
market-about = Who makes it
market-no-domain = None
market-address-verified = Verified domain
market-address-unverified = Domain not verified
market-address-testing = For testing
market-address-device = On the user’s device
market-warnings = Check this first
market-warn-unverified = A redirect address is on no verified domain of the publisher: nothing says who receives the answers.
market-warn-name = No one has confirmed that the publisher goes by the name { $publisher }. Only the domain is verified.
market-warn-privacy = The publisher names no privacy policy.
market-warn-website = The publisher names no website.
market-warn-admin = It asks for what only an administrator can allow: { $permissions }
market-warn-many = It asks for { $count } permissions. Does it need all of them for what it does?
market-decide = Decide
market-own = Your company makes this app. Another company’s reviewer decides.
market-own-short = (yours)
market-website = Open the app's website to connect it
market-approve = Approve it for { $company }
market-approve-text = Then everyone at { $company } may allow it, as far as their role permits.
market-approved = { $company } has approved it.
market-approved-short = Approved
market-not-approved = Policy decides
market-review = Apps to review
market-review-lead = Their owners want to offer them in the Marketplace.
market-review-none = Nothing to review
market-review-none-text = When an owner submits an app, it waits here for a decision.
market-names = Names of publishers
market-names-lead = A verified domain says where an app's answers go, not who owns it. Confirm a name only if you have checked that the organization behind these domains goes by it. Any change of name, domains or addresses ends the confirmation.
market-names-none = No publisher has a verified domain
market-names-none-text = A name can be confirmed once its publisher has verified a domain.
market-name-state = Name
market-name-open = Not confirmed
market-name-since = since { $day }
market-name-own = Your own company: someone else decides.
market-name-accept = Confirm the name { $name }
market-name-end = Withdraw the confirmation of { $name }
market-accept = Offer { $name }
market-decline = Decline { $name }
market-note = Reason for its owners
market-note-hint = They read it if you decline. Up to 120 characters.
market-done = Done.

## The audit log

audit = Audit log
audit-lead = Who signed in, and who did what with credentials, access and policy. Newest first; entries are chained, so none can be changed unnoticed.
audit-none = No entries match
audit-what = What
audit-who = Who
audit-from = From
audit-to = To
audit-file = Download as CSV
audit-who-example = Name or email
audit-when = When ({ $zone })
audit-address = From
audit-none-text = No entry matches your search.
audit-show-all = Show all entries
audit-empty = No entries yet
audit-empty-text = Sign-ins, and everything that is done with credentials, access and policy, are recorded here.
audit-older = Older entries
audit-newest = Newest entries
audit-file-limit = The file has the newest 10,000 entries at most.
audit-set = { $what }: { $now }
audit-changed = { $what }: { $before } → { $now }
audit-unchanged = Nothing changed.
audit-no-end-date = Without an end date
audit-yes = Allowed
audit-no = Not allowed
audit-role = Role
audit-account-disabled = Disabled
audit-account-enabled = Enabled
audit-account-password = New password
audit-account-first-name = First name
audit-account-last-name = Last name
audit-account-email = Email address
audit-account-signed-out = Signed out everywhere
audit-account-subject = Known to the platform as
audit-account-job-title = Job title
audit-invited-again = Once more
audit-via = Through
audit-publisher = Publisher
audit-name-before = Name before
audit-domains = Domains
audit-hosts = Addresses
audit-review-ended = The name is not confirmed any more
audit-email-link = With the link in an email
audit-secret-only = Earlier secrets stopped working
audit-secret-beside = The previous secret still works
audit-response-modes = Response modes
audit-client-sign-in = How it signs people in
audit-domain-by-record = Verified by the DNS record
audit-domain-by-file = Verified by the file
audit-domain-not-found = Neither the record nor the file was found
audit-domain-other = The record or the file has a different text
audit-domain-no-answer = The domain did not answer
audit-email-not-written = The email could not be written
audit-all = Everything
audit-credentials = Credentials
audit-grants = Access of apps
audit-policy = Policy, decisions and requests
audit-apps = Your own apps
audit-people = Accounts
audit-program = { $name } (a key or a service)
audit-platform = The platform
audit-operator = The operator, on the command line
audit-server = The server, automatically
when-and-where = { $when }, from { $address }
audit-credential-made =
    { $kind ->
        [api_key] Created the API key { $name }
        [partner_api_key] Created the partner API key { $name }
        [api_token] Created the API token { $name }
        [oauth_client] Created the OAuth client { $name }
        *[other] Created the credential { $name }
    }
audit-credential-replaced =
    { $kind ->
        [api_key] Replaced the secret of the API key { $name }
        [partner_api_key] Replaced the secret of the partner API key { $name }
        [api_token] Replaced the secret of the API token { $name }
        [oauth_client] Replaced the secret of the OAuth client { $name }
        *[other] Replaced the secret of the credential { $name }
    }
audit-credential-revoked =
    { $kind ->
        [api_key] Revoked the API key { $name }
        [partner_api_key] Revoked the partner API key { $name }
        [api_token] Revoked the API token { $name }
        [oauth_client] Revoked the OAuth client { $name }
        *[other] Revoked the credential { $name }
    }
audit-client-added = Registered the client { $name }
audit-client-secret-added = Added a secret to the client { $name }
audit-client-changed = Changed the client { $name }
audit-client-disabled = Disabled the client { $name }
audit-client-enabled = Enabled the client { $name } again
audit-other = { $action }: { $name }
audit-signing-key-made = Generated the next signing key: { $name }
audit-server-key-made = Generated the next server key: { $name }
audit-server-key-retired = Retired a server key at once: { $name }
audit-master-key-changed = Changed the master key to { $name }
audit-grant-given = Allowed { $name } access
audit-permission-removed = Removed a permission of { $name }
audit-grant-removed = Removed all access of { $name }
audit-grant-of-person-removed = Removed { $name } for one person
audit-grants-of-app-removed = Removed { $name } for everyone
audit-app-blocked = Blocked { $name }
audit-app-approved = Approved { $name } for everyone
audit-app-undecided = Let the policy decide about { $name }
audit-approval-asked = Requested approval of { $name }
audit-approval-withdrawn = Withdrew the request for approval of { $name }
audit-approval-given = Approved a request for { $name }
audit-approval-refused = Refused a request for { $name }
audit-policy-changed = Changed the policy
audit-time-zone-changed = Changed the time zone of { $name }
audit-second-factor-required = Required two-step sign-in in { $name }
audit-second-factor-optional = No longer requires two-step sign-in in { $name }
audit-app-registered = Registered the app { $name }
audit-app-introduced = First answered the app { $name }, which introduced itself
audit-registration-token-made = Made a token with which apps register themselves
audit-host-approved = Approved the apps of { $name }
audit-host-blocked = Blocked the apps of { $name }
audit-host-undecided = Left the apps of { $name } to the policy
audit-app-changed = Changed the app { $name }
audit-logo-given = Uploaded a logo for the app { $name }
audit-logo-removed = Removed the logo of the app { $name }
audit-app-removed = Removed the app { $name }
audit-app-submitted = Submitted the app { $name } to the Marketplace
audit-app-withdrawn = Withdrew the app { $name } from the Marketplace
audit-app-listed = Listed the app { $name } in the Marketplace
audit-app-declined = Declined the app { $name } for the Marketplace
audit-publisher-changed = Saved the publisher { $name }
audit-publisher-reviewed = Confirmed the name of the publisher { $name }
audit-publisher-review-ended = Withdrew the confirmation of the publisher's name { $name }
audit-domain-claimed = Added the domain { $name }
audit-domain-checked = Checked the domain { $name }
audit-domain-dropped = Removed the domain { $name }
audit-company-added = Added the company { $name }
audit-user-added = Added the account { $name }
audit-user-changed = Changed the account { $name }
audit-login-rejected = { $name } signed nobody in
audit-login-refused = Refused a sign-in that was started in another browser
audit-membership-added = Added { $name } to the company
audit-membership-removed = Removed { $name } from the company
audit-idp-added = Added the identity provider { $name }
audit-idp-changed = Changed the identity provider { $name }
audit-idp-removed = Removed the identity provider { $name }
audit-idp-demanded = Changed whether people must sign in with { $name }
audit-identity-linked = Linked their account to { $name }
audit-identity-unlinked = Unlinked the account from { $name }
audit-upstream-signed-out = Sessions ended by { $name }
audit-passkey-added = Added the passkey { $name }
audit-passkey-removed = Removed the passkey { $name }
audit-passkey-refused = Refused the passkey { $name }: a copy of it may be in use
audit-authenticator-added = Added the authenticator app { $name }
audit-authenticator-removed = Removed the authenticator app { $name }
audit-recovery-codes-made = Created new recovery codes for { $name }
audit-recovery-code-used = Signed in with a recovery code of { $name }
audit-factors-reset = Removed passkeys, authenticator apps and recovery codes of { $name }
audit-email-given-up = Could not send an email to { $name }
audit-logout-given-up = Could not tell { $name } that a session ended

## Emails

mail-greeting = Hello { $name },
mail-closing = Sent automatically by { $platform } to { $email }. Replies are not read. We never ask for your password by email.
mail-fact = { $label }: { $value }
mail-allowed-subject = { $app } can now use your { $platform } account
mail-allowed-text = You allowed { $app } to do this in your { $platform } account:
mail-allowed-preview = You allowed it on { $time }. Not you? Remove it without signing in.
mail-more-subject = { $app } can now do more in your { $platform } account
mail-more-text = You allowed { $app } to do this in your { $platform } account, in addition to what it could do before:
mail-renewed-subject = { $app } can continue to use your { $platform } account
mail-renewed-text = You allowed { $app } again to do this in your { $platform } account. It can do nothing new:
mail-publisher = Publisher
mail-when = When
mail-where = From network
mail-gone = This access has since been removed.
mail-not-me = Was this not you?
mail-remove = Remove this access
mail-not-me-text = The link works for { $days } days without signing in and can only remove this access. If it was you, there is nothing to do.
mail-connected-apps = You find all your apps under { $link }.
mail-asked-subject = { $name } asks to use { $app }
mail-asked-text = { $name } ({ $email }) asks you to allow { $app } in { $company }. The app asks for:
mail-asked-message = Their message:
mail-asked-link = Answer the request
mail-approved-subject = You can now connect { $app }
mail-approved-text = { $name } approved your request. You can now connect { $app }: start in the app. It has no access before you do.
mail-refused-subject = You cannot connect { $app }: your request was refused
mail-refused-text = { $name } refused your request. Nothing was shared with { $app }.
mail-reason = Their reason:
mail-ends-subject = The API token { $name } expires on { $day }
mail-ends-text = The API token { $name }, which ends in { $ending }, works in { $company } until { $time }. After that, calls that use it fail. Create a new one in time if you still need it.
mail-stops-subject = An old secret of { $name } stops working on { $day }
mail-stops-text = The secret of { $name } in { $company } that ends in { $ending } was replaced. It stops working on { $time }. After that, calls that use it fail. Systems that still use it need the new one.
mail-key-subject = The API key { $name } still gives full access
mail-key-text = The API key { $name }, which ends in { $ending }, was created on { $day }. It can read and change everything in { $company } and never expires. It is for tests only: revoke it if you no longer need it.
mail-factor-subject =
    { $change ->
        [passkey_added] A passkey was added to your { $platform } account
        [passkey_removed] A passkey was removed from your { $platform } account
        [authenticator_added] An authenticator app was added to your { $platform } account
        [authenticator_removed] An authenticator app was removed from your { $platform } account
        [recovery_codes_made] New recovery codes for your { $platform } account
        [recovery_code_used] A recovery code was used for your { $platform } account
        [identity_linked] Your { $platform } account was linked to a company sign-in
        [identity_unlinked] Your { $platform } account was unlinked from a company sign-in
       *[reset] Two-step sign-in was reset for your { $platform } account
    }
mail-factor-text =
    { $change ->
        [passkey_added] The passkey { $name } can now sign in to your account.
        [passkey_removed] The passkey { $name } can no longer sign in to your account.
        [authenticator_added] The codes of the authenticator app { $name } are now asked for when you sign in with your password.
        [authenticator_removed] The codes of the authenticator app { $name } no longer sign in to your account.
        [recovery_codes_made] New recovery codes were created for your account. The old ones no longer work.
        [recovery_code_used] Someone signed in to your account with one of your recovery codes, after your password. That code no longer works.
        [identity_linked] { $name } can now sign in to your account.
        [identity_unlinked] { $name } can no longer sign in to your account.
       *[reset] Your passkeys, authenticator apps and recovery codes were removed by an administrator or the operator. Sign in with your password and set up two-step sign-in again.
    }
mail-factor-link = Sign out everywhere
mail-factor-link-text = The link works for { $days } days without signing in. It ends all your sessions, and takes away what was added. If it was you, there is nothing to do.
link-joins = You then belong to { $company }, too.
mail-credential-link = Manage it
not-me-text = You don't need to sign in for this. If you did not allow { $app } to use your account, remove its access.
not-me-keep = Keep access
not-me-removed = Access removed
not-me-removed-text = { $app } can no longer use your account.
not-me-next = If you did not allow it, someone else may know your password: ask your administrator for a new one. You can see what else was allowed under { $link }.
not-me-expired = This link has expired
not-me-expired-text = You can still remove access: sign in and go to { $link }.
not-me-unknown = This link does not work
not-me-unknown-text = Part of it may be missing. You can still remove access: sign in and go to { $link }.

## How people sign in

passkeys = Passkeys
passkeys-lead = Sign in with your fingerprint, face or screen lock instead of a password. A passkey works only on { $host }.
passkeys-none = No passkeys yet
passkeys-none-text = A passkey is quicker than a password, cannot be guessed, and is two factors in one.
passkeys-not-offered = Browsers cannot create passkeys for this server's address: it needs a name and HTTPS.
passkey-add = Add a passkey
passkey-what = Your browser asks where to keep it: on this device, on your phone, on a security key or in a password manager.
passkey-make = Create passkey
passkey-name = Passkey
passkey-default-name = My passkey
passkey-known = This device already has a passkey for your account.
passkey-not-made = No passkey was created. Try again.
passkey-not-used = No passkey was used. Try again, or sign in with your password.
passkey-no-script = Passkeys need JavaScript and a browser that supports them. Everything else works without.
passkey-expired = This took too long, or the page was open in another browser. Try again.
passkey-copied = Refused on { $day }: a copy may be in use. Remove it if you do not know why.
passkey-sign-in = Sign in with a passkey
passkey-remove-question = Remove the passkey { $name }?
passkey-remove-text = It no longer signs you in here. Delete it on your device, too, so that it is not offered any more.
second-factor = Two-step sign-in
second-factor-lead = After your password, a code from your phone proves that it is you. A passkey needs no code.
second-factor-demanded = { $company } requires two-step sign-in.
second-factor-demanded-here = What you want to do needs two-step sign-in.
second-factor-set-up = Set up two-step sign-in
authenticators = Authenticator apps
authenticators-none = Two-step sign-in is off
authenticators-none-text = Add an authenticator app. You are then asked for its code each time you sign in with your password.
authenticator-add = Add an authenticator app
authenticator-name = Authenticator app
authenticator-default-name = My authenticator app
authenticator-what = Any app for one-time codes works: the one in your password manager, or one from the app store.
authenticator-scan = Scan this code with the app.
authenticator-qr = QR code with the key below
authenticator-type = Or type in the key
authenticator-confirm = Confirm
authenticator-expired = This page was open too long. Scan the new code.
authenticator-remove-question = Remove the authenticator app { $name }?
authenticator-remove-text = Its codes no longer sign you in.
authenticator-remove-last = It is your only one: two-step sign-in is then off, and your recovery codes stop working.
code = Code
code-first = Enter the code that the app shows
code-hint = 6 digits. It changes every 30 seconds.
code-wrong = The code is incorrect or was used before. Enter the one that the app shows now.
code-wrong-first = The code is incorrect. Check that your device's clock is right, and enter the code that the app shows now.
code-instead = Use a code from the app
recovery-code = Recovery code
recovery-code-hint = 16 letters and digits. Each works once.
recovery-code-wrong = The recovery code is incorrect or was used before.
recovery-code-instead = Use a recovery code
recovery-codes = Recovery codes
recovery-codes-left =
    { $count ->
        [0] No recovery codes left
        [one] 1 recovery code left
       *[other] { $count } recovery codes left
    }
recovery-codes-what = If you lose the app, a recovery code signs you in. Each works once.
recovery-codes-once = These codes are shown only once. Print them or keep them in a password manager, not on the device with the app.
recovery-codes-renew = Create new recovery codes
recovery-codes-renew-question = Create new recovery codes?
recovery-codes-renew-text = The old ones stop working.
recovery-codes-renew-do = Create new codes
recovery-codes-saved = I have saved them
factor-added = Added
factor-name = Name
factor-name-hint = So that you know which it is, for example “Work phone”.
factor-no-name = Enter a name.
factor-rename = Rename
factor-save = Save
factor-remove = Remove
factor-keep = Keep
factor-too-many = You have as many as you can have. Remove one first.
factor-done-added = It was added.
factor-done-renamed = The name was saved.
factor-done-removed = It was removed.
second-step = Second step
second-step-for = The password for { $email } was right.
second-step-lost = Lost everything? Your administrator can reset two-step sign-in.
second-step-start-again = Start again
sign-in-or = or
sign-in-continue-with = Continue with { $name }
sign-in-company = Use your company’s sign-in
sign-in-no-company = There is no company sign-in for this address. Check the address, or enter your password.
sign-in-link-first = An account with this address exists. Sign in to link it to { $name }.
sign-in-account-itself = You signed in with { $name }, which speaks for your company only. To change how you sign in to your account, sign in to the account itself.
sign-in-up-used = This sign-in was used before, or took too long. Start again.
sign-in-up-browser = This sign-in began in another browser. Start again here.
sign-in-up-no-account = There is no account here that you can use. Ask your administrator.
sign-in-up-gone = This way to sign in no longer exists.
sign-in-up-not-reached = { $name } cannot be reached. Try again in a moment.
sign-in-up-denied = { $name } did not sign you in.
sign-in-up-not-recent = { $name } did not confirm that you signed in just now. Try again there.
sign-in-up-fault = The answer from { $name } cannot be accepted. Try again; if that does not help, tell your administrator.
sign-in-up-not-member = Your account at { $name } is not allowed here. Ask your administrator.
sign-in-up-incomplete = { $name } did not give your name and a confirmed email address of your company. Ask your administrator.
link-title = Link your account?
link-text = From now on you can sign in to this account with { $name }.
link-act = Link account
link-not-now = Not now
sign-in-passkey-wrong = This passkey did not work. Try again, or sign in with your password.
sign-in-passkey-late = This took too long. Try the passkey again.
factor-link-question = Sign out everywhere?
factor-link-text = All your sessions end, in all browsers. Then sign in and change your password.
factor-link-removes = { $name } is removed as well: it no longer signs anyone in to your account.
factor-link-keep = Do nothing
factor-link-do = Sign out everywhere
factor-link-done = You are signed out everywhere
factor-link-done-text = If it was not you, someone else may know your password: change it, and check how one signs in to your account.
factor-link-other = You can still check how one signs in to your account: sign in and go to { $link }.
account-title = Your account
account-lead = Your name, how you sign in to { $platform }, and where you are signed in.
account-details = Your details
account-first-name = First name
account-last-name = Last name
account-name-error = Enter a name, in one line and without invisible characters.
account-email = Email
account-email-hint = You sign in with it, and get emails there.
account-language = Language
account-save = Save details
account-saved = Details saved.
account-password = Password
account-password-text = Choose a new one if someone else may know it. You are then signed out everywhere else.
account-passkeys-manage = Manage passkeys
account-passkeys-text = Sign in with your fingerprint, face or screen lock instead of a password.
account-second-factor-manage = Manage two-step sign-in
account-second-factor-text = After your password, a code from your phone proves that it is you.
account-password-changed = Password changed. You are signed out everywhere else.
account-sessions = Where you are signed in
account-sessions-text = Sign out what you do not recognize, then change your password.
account-providers = Company sign-in
account-providers-text = You sign in here with these, too.
account-provider-unlink = Unlink
account-provider-unlink-question = Unlink { $name }?
account-provider-unlink-text = You no longer sign in here with { $name }. Sessions that began there end. You can link it again by signing in there.
account-provider-unlink-demanded = { $company } requires it. You cannot act for { $company } until you link it again.
account-provider-keep = Keep it
account-provider-unlinked = Unlinked.
account-provider-only = This is your only way to sign in. Choose a password or add a passkey before you unlink it.
account-provider-signed-in = You are signed in with your company. Sign in with your password or a passkey to unlink it.
account-session-browser = Browser
account-session-network = Network
account-session-first = Signed in
account-session-last = Last used
account-session-apps = Signed in to { $apps }
account-session-here = This browser
account-session-end = Sign out
account-session-ended = Signed out there.
account-sessions-end = Sign out everywhere else
account-sessions-ended = Signed out everywhere else.
account-browser = { $browser } on { $system }
account-browser-unknown = Unknown browser
account-unknown = Unknown
password-title = Change password
password-lead = You are then signed out everywhere else. Apps keep their access, unless you end it here.
password-present = Current password
password-by-passkey = Sign in with your passkey instead
password-new = New password
password-rule = { $minimum } to { $limit } characters. Several unrelated words make a good one.
password-delegates = Also remove the access of all apps, and revoke my API tokens
password-no-present = Enter your current password.
password-no-new = Enter a new password.
password-wrong = The current password is incorrect.
password-same = That is your current password. Choose another one.
password-meanwhile = Your password was changed elsewhere in the meantime. Nothing was changed here.
password-too-short = Use at least { $minimum } characters.
password-too-long = Use at most { $limit } characters.
password-control = Leave out tabs and other control characters.
password-weak-personal = Easy to guess: it contains your name, your address or the platform's name.
password-weak-common = Easy to guess: many people use this password, or one like it.
password-weak-name = Easy to guess: it contains common names.
password-weak-keyboard = Easy to guess: it is a row or a pattern of keys.
password-weak-repeats = Easy to guess: it repeats itself.
password-weak-sequence = Easy to guess: it contains a sequence such as abc or 6543.
password-weak-date = Easy to guess: it contains a date or a year.
password-weak-words = Easy to guess: add another word or two that do not belong together.
forgotten-link = Forgot your password?
forgotten-title = Forgot your password?
forgotten-text = Enter the email address of your { $platform } account. You get a link with which you can choose a new password.
forgotten-send = Send link
forgotten-no-email = Enter an email address, such as name@example.com.
forgotten-sent = Check your email
forgotten-sent-text = If there is an account with { $email }, a link is on its way. It works once, within { $minutes } minutes, in any browser.
forgotten-none = Nothing has arrived? Look into the spam folder and check the address, or ask your administrator.
forgotten-back = Back to sign-in
choose-title = Choose a new password
choose-first = Choose a password
choose-welcome = Welcome to { $platform }
choose-for = { $name }, { $email }
choose-set = Set password
choose-passkey = Create a passkey instead
choose-after = You are then signed in here, and signed out everywhere else.
choose-expired = Ask for a new link.
choose-unknown = It was used, or there is a newer one, or part of it is missing. Ask for a new link.
choose-again = Ask for a new link
choose-invited-again = Were you invited? Then you can also ask your administrator for a new invitation.
lock-question = Lock the account { $email }?
lock-text = This ends all its sessions, removes the access of all apps and revokes its API tokens. The password, passkeys and codes stop working.
lock-next = You then get an email with a link to choose a new password.
lock-keep = Don't lock
lock-do = Lock account
lock-done = Account locked
lock-done-text = Nobody is signed in any more, and the password does not work. We have sent an email to { $email } with a link to choose a new one.
mail-browser-subject = New sign-in to your { $platform } account
mail-browser-text = Someone signed in to your account with a browser that it was not used with before.
mail-password-subject = The password of your { $platform } account was changed
mail-password-text = Your password was changed, and you were signed out everywhere else.
mail-lock-text = The link works for { $days } days without signing in. It signs everyone out, ends the access of apps and API tokens, and makes the password stop working. You then choose a new one. If it was you, there is nothing to do.
mail-reset-subject = Choose a new password for { $platform }
mail-reset-text = You can choose a new password for your { $platform } account now.
mail-reset-link = Choose a new password
mail-reset-small = The link works once, within { $minutes } minutes. If you did not ask for it, there is nothing to do: as long as nobody uses it, nothing changes.
mail-invited-subject = { $company } invites you to { $platform }
mail-invited-text = { $name } has created an account for you at { $platform }, for { $company }. Choose a password to sign in.
mail-invited-operator = There is an account for you at { $platform }, for { $company }. Choose a password to sign in.
mail-invited-link = Choose a password
mail-invited-small = The link works once, within { $days } days. If it has expired, ask for a new one.
mail-locked-subject = All access to your { $platform } account was ended
mail-locked-text = { $name } signed you out everywhere, removed the access of all apps and revoked your API tokens.
mail-locked-operator = The operator of { $platform } signed you out everywhere, removed the access of all apps and revoked your API tokens.
mail-locked-next = You can sign in again with your password, and allow the apps that you need.
audit-sign-ins = Sign-ins
audit-user-invited = Invited { $name }
audit-locked-down = Ended all access of { $name }
audit-reset-asked = Sent { $name } a link to choose a new password
audit-password-changed = Changed the password of { $name }
audit-signed-in = Signed in
audit-method = Method
method-password = password
method-code = one-time code
method-passkey = passkey
method-two-factors = two factors
audit-own-login = At the platform's own login
audit-signed-out = Signed out
audit-session-ended = Signed out in another browser
audit-sessions-ended = Ended the sessions of { $name }
audit-sessions-others = All but the current one
audit-by-password = With the current password
audit-by-passkey = With a passkey
audit-delegates-ended = Access of apps and API tokens ended
people-title = People
people-lead = Everyone who belongs to { $company }, with what they may do and when they last signed in.
people-invite = Invite a person
people-invite-lead = They get an email with a link to choose a password. Nobody else knows it.
people-name = Name
people-role = Role
people-role-administrator = Manages the company, its people and its apps, and can allow apps everything.
people-role-standard = Can allow apps what they may do themselves.
people-role-save = Save role
people-signed-in = Last signed in
people-never = Never
people-status = Status
people-active = Active
people-invited = Invited
people-disabled = Disabled
people-invited-until = Invitation works until
people-shown = { $count ->
    [one] { $count } person shown
   *[other] { $count } people shown
}
people-more = Show more
people-manage = Manage
people-email-hint = They sign in with it.
people-job-title = Job title
people-job-title-hint = If there is one. Shown after the name.
people-title-error = Enter one line without invisible characters.
people-taken = There is an account with this address already. Your operator can add it to your company.
people-send = Send invitation
people-invite-again = Send invitation again
people-invite-again-text = They have not chosen a password yet. A new email makes the link of the old one stop working.
people-enable = Enable
people-enable-text = They can sign in again. Apps and API tokens that were ended stay ended.
people-disable = Disable
people-disable-question = Disable { $name }?
people-disable-text = They cannot act for your company any more. Their sessions, the access of their apps and their API tokens in your company end for good.
people-sign-out = Sign out everywhere
people-sign-out-question = Sign { $name } out everywhere?
people-sign-out-text = Ends their sessions in all browsers. They can sign in again; apps keep their access.
people-lock-down = Lock down
people-lock-down-question = Lock { $name } down?
people-lock-down-text = Ends their sessions, the access of all apps and their API tokens at once, for a stolen device or password. They are told by email, and can sign in again.
people-reset-title = Lost phone or passkey
people-reset = Remove passkeys and codes
people-reset-question = Remove the passkeys and codes of { $name }?
people-reset-text = Removes passkeys, authenticator apps and recovery codes that they have lost. Their password keeps working. They are told by email.
people-done-factors-reset = Passkeys and codes removed.
people-last-administrator = This is the last administrator of your company. Make someone else an administrator first.
people-invited-often = Several invitations have just been sent. Wait 15 minutes before you send another one.
people-done-invited = Invitation sent.
people-done-role = Role saved.
people-done-enabled = Enabled.
people-done-disabled = Disabled. Nothing acts for them any more.
people-done-signed-out = Signed out everywhere.
people-done-locked-down = Locked down. Nothing acts for them any more.

## A new email address

address-title = Change email address
address-lead = You sign in with { $email } now.
address-waits = We have sent a link to { $email }. Open it within { $minutes } minutes, in a browser where you are signed in: only then does your address change. If no email arrives, check the spelling; we do not write to an address that another account uses.
address-new = New email address
address-hint = We send a link there, which you open to confirm it.
address-sent = Link sent.
address-none = Enter the new email address.
address-same = You have this address already.
address-unknown = It was used, or there is a newer one, or it belongs to another account. Ask for a new link.
address-question = Use { $email } from now on?
address-told = We tell { $email } about it.
address-keep = Keep the current address
address-use = Use this address
address-changed = Email address changed.
mail-address-subject = Confirm your email address for { $platform }
mail-address-text = Someone who is signed in to { $platform } wants to use this email address for their account. If it was you, confirm it.
mail-address-small = The link works once, within { $minutes } minutes, where you are signed in. If it was not you, there is nothing to do.
mail-moved-subject = Your { $platform } email address was changed
mail-moved-text = You now sign in to { $platform } with { $email }. Emails no longer go to this address.
mail-moved-lock = This address is then yours again, and the link to choose a new password goes here.

## Deleting an account

account-delete-text = Ends everything that acts for you, and deletes what is yours.
delete-question = Delete the account { $email }?
delete-ends = You are signed out everywhere, all apps lose their access, and your API tokens stop working.
delete-removes = Your password, passkeys, codes, name and address are deleted. The audit log keeps what you did.
delete-stays = What you created for a company, such as API keys and apps, stays with it.
delete-final = This cannot be undone.
delete-keep = Keep account
delete-do = Delete account
delete-done = Account deleted
delete-done-text = You are signed out everywhere, and nothing acts for you any more. We have sent you a last email about it.
delete-last = You are the last administrator
delete-last-text = { $company } would have nobody to manage it. Make someone else an administrator first; then you can delete your account.
mail-deleted-subject = Your { $platform } account was deleted
mail-deleted-text = Your { $platform } account was deleted, as was asked for in your browser. Nothing acts for you any more.
mail-deleted-small = This cannot be undone. If it was not you, tell your administrator.
audit-account-deleted = Deleted the account { $name }
