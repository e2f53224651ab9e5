# Was Nutzer lesen, auf Deutsch („Sie“).

## Every page

title = { $state } – { $platform }
title-error = Fehler: { $state }
skip = Zum Inhalt springen
header-practice = Demo
header-account = Ihr Konto
header-company = { $company } ({ $role })
header-act-for = Für { $company } handeln
nav = Seiten
nav-menu = Menü
nav-you = Für Sie
nav-build = Entwickeln
nav-apps-in-use = Verwendete Apps
nav-playground = Testumgebung
nav-waiting = { $count } offen
footer-about = Über diesen Server
footer-language = Sprache
footer-support = Support
footer-privacy-policy = Datenschutzerklärung
footer-terms = Nutzungsbedingungen
page-help = Hilfe
page-security = Sicherheit
page-privacy = Datenschutz
problem = Es gibt ein Problem
nothing-shared = Es wurde nichts weitergegeben.
shown-changed = Das hat sich geändert, seit Sie die Seite geöffnet haben
shown-changed-text = Ihre Antwort wurde nicht gespeichert. Prüfen Sie die Seite noch einmal, bevor Sie entscheiden.
switch-account = Anderes Konto verwenden
sign-in = Anmelden
sign-out = Abmelden
the-app = der App
list-and = {" "}und{" "}
copy = Kopieren
copy-command = Befehl
copied = Kopiert
copy-failed = Nicht kopiert. Markieren Sie den Text und kopieren Sie ihn.

## Roles, permissions and their marks

role-administrator = Administrator
role-standard = Standard
role-platform-administrator = Plattform-Administrator
crumbs = Navigationspfad
list-show = Anzeigen
list-actions = Aktionen
list-range = { $first }–{ $last } von { $total }
list-range-many = { $first }–{ $last } von mehr als { $total }
list-previous = Vorherige Seite
list-newest = Neueste
list-older = Ältere
level-read = Lesen
level-change = Ändern
level-delete = Löschen
level-admin = Admin
permissions-used =
    { $count ->
        [0] Keine Berechtigungen
        [one] 1 Berechtigung
        *[other] { $count } Berechtigungen
    }
permissions-optional = { $count } optional
permissions-at-most = höchstens: { $level }
data-candidate = Kandidatendaten
data-pay = Gehaltsdaten
data-staff = Personaldaten
data-public = Öffentlich sichtbar
verified = Geprüft
unverified = Nicht geprüft
verified-publisher = Geprüfter Anbieter
unverified-publisher = Nicht geprüfter Anbieter
unverified-app = Nicht geprüfte App
verified-domain = { $domain }, geprüfte Domain
scope-does-not-allow = Erlaubt nicht:
scope-more = Mehr über { $permission }
scope-developers = Scope-ID: { $id }

## Dates

date-day = { $day }. { $month } { $year }
date-month =
    { $month ->
        [1] Januar
        [2] Februar
        [3] März
        [4] April
        [5] Mai
        [6] Juni
        [7] Juli
        [8] August
        [9] September
        [10] Oktober
        [11] November
        *[12] Dezember
    }
date-clock = { $clock } (UTC)
date-clock-of = { $clock } (Ortszeit { $place })
date-place =
    { $key ->
        [Athens] Athen
        [Belgrade] Belgrad
        [Brussels] Brüssel
        [Bucharest] Bukarest
        [Cairo] Kairo
        [Copenhagen] Kopenhagen
        [Hong_Kong] Hongkong
        [Kyiv] Kiew
        [Lisbon] Lissabon
        [Luxembourg] Luxemburg
        [Mexico_City] Mexiko-Stadt
        [Moscow] Moskau
        [Prague] Prag
        [Rome] Rom
        [Sao_Paulo] São Paulo
        [Singapore] Singapur
        [Tokyo] Tokio
        [Vienna] Wien
        [Warsaw] Warschau
        [Zurich] Zürich
        *[other] { $name }
    }
date-day-and-clock = { $day }, { $clock }
date-month-short =
    { $month ->
        [1] Jan.
        [2] Feb.
        [3] März
        [4] Apr.
        [5] Mai
        [6] Juni
        [7] Juli
        [8] Aug.
        [9] Sept.
        [10] Okt.
        [11] Nov.
        *[12] Dez.
    }
date-short = { $day }. { $month } { $year }, { $clock }
date-day-short = { $day }. { $month } { $year }
date-zone-of = Ortszeit { $place }
date-ago =
    { $days ->
        [0] heute
        [1] gestern
        [one] vor { $days } Tag
        *[other] vor { $days } Tagen
    }
date-until =
    { $days ->
        [0] heute
        [1] morgen
        [one] in { $days } Tag
        *[other] in { $days } Tagen
    }

## Signing in

sign-in-title = Bei { $platform } anmelden
sign-in-reason = weiter zu { $app }
sign-in-unseen = { $app } sieht Ihr Passwort nicht.
sign-in-email = E-Mail-Adresse
sign-in-password = Passwort
sign-in-show-password = Passwort anzeigen
sign-in-no-email = Geben Sie Ihre E-Mail-Adresse ein.
sign-in-no-password = Geben Sie Ihr Passwort ein.
sign-in-wrong = E-Mail-Adresse oder Passwort ist falsch. Prüfen Sie beides und versuchen Sie es noch einmal.
sign-in-throttled = Zu viele Versuche. Versuchen Sie es nach { $time } noch einmal.
sign-in-expired = Diese Seite war zu lange offen. Bitte melden Sie sich noch einmal an.
sign-in-no-cookie = Ihr Browser hat das Cookie dieser Seite nicht zurückgesendet. Ohne Cookies ist keine Anmeldung möglich: Erlauben Sie sie für diese Website und melden Sie sich dann noch einmal an.
sign-in-kept = Sie waren abgemeldet; es wurde nichts gesendet. Melden Sie sich noch einmal an: Ihre Eingaben sind noch da.
sign-in-elsewhere-kept = Sie waren abgemeldet; es wurde nichts gesendet. Ihre Eingaben sind noch da.
sign-in-elsewhere-how = Melden Sie sich in einem neuen Tab an. Kehren Sie dann zu dieser Seite zurück und machen Sie weiter.
sign-in-elsewhere = In einem neuen Tab anmelden
signed-in-title = Sie sind angemeldet
signed-in-as = Als { $name } · { $email } · { $company } ({ $role })
signed-in-continue = Weiter
logout-title = Abmelden
logout-question = Bei { $platform } abmelden?
logout-asked-by = { $app } bittet Sie, sich auch bei { $platform } abzumelden. Sie sind dann in diesem Browser abgemeldet.
logout-asked = Eine App hat Sie zum Abmelden hierher geleitet. Sie sind dann in diesem Browser bei { $platform } abgemeldet.
logout-stay = Angemeldet bleiben
logout-apps = Auch bei { $apps } sind Sie dann abgemeldet.
logout-apps-stay = Bei { $apps } bleiben Sie angemeldet, bis Sie sich dort abmelden.
apps-more = und { $count } weitere

## Demo accounts

practice-accounts = Demo-Konten
practice-account = { $role }, { $company }
practice-password = Demo-Konten: ein Klick, ohne Tippen. Ihr Passwort: { $password }

## Consent

consent-title = Zugriff für { $app } erlauben?
consent-sign-in = Bei { $app } anmelden
consent-title-administrator = Ein Administrator muss { $app } erlauben
consent-signed-in-as = Angemeldet als { $name }
consent-signed-in-for = { $company } ({ $role })
consent-question = Darf { $app } Ihr { $platform }-Konto verwenden?
consent-stranger = { $app } ist nicht von { $platform }. Fahren Sie nur fort, wenn Sie diesen Vorgang selbst begonnen haben und { $publisher } vertrauen.
consent-by = von { $publisher }
consent-calls-itself = { $mark }, nennt sich { $publisher }
consent-own-words = „{ $name }“
consent-reach = Sie sind Administrator. Berechtigungen mit dem Zeichen „Admin“ umfassen { $everyone }, nicht nur Ihre eigenen.
consent-reach-everyone = alle Daten in { $company }
consent-administrator-heading = Das muss ein Administrator erlauben
consent-administrator-needs = { $app } braucht: { $needs }. Mit Ihrer Rolle, { $role }, können Sie das nicht erlauben.
consent-nothing-ticked = Kreuzen Sie mindestens eine Berechtigung an, um sie zu erlauben, oder wählen Sie „Nicht erlauben“.
consent-trust-missing = Um den Zugriff zu erlauben, bestätigen Sie, dass Sie diesen Vorgang begonnen haben und den Betreibern vertrauen. Wählen Sie sonst „Nicht erlauben“.
consent-could-do = Was { $app } tun könnte
consent-learns = Was { $app } über Sie erfährt
consent-asks = Verlangt
consent-asks-required =
    { $count ->
        [one] { $count } Berechtigung
        *[other] { $count } Berechtigungen
    }
consent-asks-optional =
    { $count ->
        [one] { $count } optionale Berechtigung
        *[other] { $count } optionale Berechtigungen
    }
consent-asks-both = { $permissions }, { $optional } optional
consent-most = Höchstens
consent-most-candidate = Kandidatendaten
consent-most-pay = Gehaltsdaten
consent-most-staff = Personaldaten
consent-most-public = was alle sehen können
consent-goes = Geht an
consent-goes-device = Ihr Gerät
consent-goes-program = ein Programm auf diesem Gerät ({ $scheme })
consent-access-to = Zugriff auf
consent-optional = Optional
consent-optional-choose = Optional – Sie entscheiden
consent-optional-legend = Kreuzen Sie an, was Sie zusätzlich erlauben
consent-optional-count = { $ticked } von { $total } angekreuzt
consent-not-included-heading = Nicht enthalten
consent-not-included =
    Nur ein Administrator von { $company } kann { $count ->
        [one] das
        *[other] diese
    } erlauben.
consent-unverified-heading = Wir haben nicht geprüft, wer diese App betreibt
consent-unverified = Jeder kann einen Namen registrieren. Wenn eine Nachricht oder ein Anruf Sie hierher geführt hat, wählen Sie „Nicht erlauben“.
consent-development = Diese App beschreibt sich selbst von diesem Computer aus. Das ist für die Entwicklung gedacht: Nichts an ihr ist nachgewiesen.
consent-limits = Grenzen
consent-limit-reach = Nur, worauf Sie in { $company } selbst Zugriff haben.
consent-limit-identity = Sonst nichts aus Ihrem { $platform }-Konto.
consent-limit-password = Niemals Ihr Passwort.
consent-signed-out = Funktioniert auch, während Sie abgemeldet sind.
consent-how-long = Dauer
consent-until-idle =
    Endet vorzeitig nach { $days ->
        [one] { $days } Tag
        *[other] { $days } Tagen
    } ohne Nutzung.
consent-deny = Nicht erlauben
consent-allow = Zugriff erlauben
consent-cancel = Abbrechen
consent-next = Danach
consent-next-host = Wenn Sie dies erlauben, werden Sie zu { $host } weitergeleitet.
consent-next-device = Wenn Sie dies erlauben, kehren Sie zu einer App auf diesem Gerät zurück ({ $host }).
consent-next-program = Wenn Sie dies erlauben, öffnet sich ein Programm auf diesem Gerät ({ $scheme }).
consent-next-cancel = Wenn Sie abbrechen, wird nichts weitergegeben. Wenn Sie den Zugriff erlauben, geht die Antwort an { $host }.
consent-trust = Ich habe diesen Vorgang bei { $host } begonnen und vertraue den Betreibern.
consent-undo = Sie können den Zugriff jederzeit unter { $link } entfernen.
consent-report = Diese App melden
consent-company = Für welches Unternehmen?
consent-company-hint = Davon hängt alles Weitere ab: Ihre Rolle dort und was das Unternehmen Sie erlauben lässt.
consent-company-show = Für dieses Unternehmen anzeigen
consent-company-missing = Wählen Sie ein Unternehmen.
consent-company-blocked = { $company } hat { $app } gesperrt. Sie können ein anderes Unternehmen wählen.
consent-policies = { $one } und { $other } auf { $host }
consent-policy = { $link } auf { $host }
consent-privacy-policy = Datenschutzerklärung
consent-terms = Nutzungsbedingungen
consent-new-tab = , öffnet sich in einem neuen Tab
about-app = Über diese App
about-support = Support-E-Mail
about-domains = Geprüfte Domains
about-answers = Antworten gehen an
about-website = Website
about-registered = Registriert am
about-address = Vollständige Weiterleitungsadresse
about-client-id = Client-ID

## A request that no longer waits

outcome-answered = Sie haben schon geantwortet
outcome-expired = Diese Anfrage ist abgelaufen
outcome-changed = Sie haben das Konto gewechselt
outcome-not-allowed = Zugriff nicht erlaubt
outcome-did-allow-at = Sie haben den Zugriff um { $time } erlaubt.
outcome-did-not-allow-at = Sie haben den Zugriff um { $time } nicht erlaubt. Es wurde nichts weitergegeben.
outcome-close = Sie können diese Seite schließen oder zur App zurückgehen.
outcome-start-again = Gehen Sie zurück zu { $app } und beginnen Sie von vorn.
outcome-now-signed-in = Sie sind jetzt als { $name } angemeldet. Prüfen Sie die Anfrage noch einmal.
outcome-review = Als { $name } prüfen
outcome-company-ended = Sie können nicht mehr für { $company } handeln
outcome-company-unknown = Sie können für dieses Unternehmen nicht handeln
outcome-company-ended-text = Ihr Zugang zu diesem Unternehmen hat geendet, seit Sie die Seite geöffnet haben.
outcome-company-review = Neu beginnen
outcome-not-shared-with = An { $app } wurde nichts weitergegeben.
outcome-return = Zurück zu { $host }
outcome-home = Zur Startseite von { $platform }
outcome-connected-apps = Verbundene Apps ansehen

## Errors

error-unknown-client = Wir kennen diese App nicht
error-unknown-client-text = Der Link, der Sie hierher gebracht hat, ist falsch, oder die App wurde entfernt. Geben Sie nirgendwo Ihr Passwort ein, um das zu „beheben“.
error-app-away = Diese App ist nicht erreichbar
error-app-away-text = Die App beschreibt sich unter einer Adresse, die zurzeit nicht antwortet. Warten Sie eine Minute und laden Sie die Seite dann neu.
error-redirect = Dieser Link ist nicht sicher
error-redirect-text = { $app } hat eine Adresse gesendet, die nicht bei uns registriert ist. Deshalb haben wir hier angehalten.
error-incomplete = Diese Anfrage ist nicht vollständig
error-incomplete-text = Gehen Sie zurück zu { $app } und versuchen Sie es noch einmal. Wenn es wieder geschieht, melden Sie es { $app }.
error-incomplete-unknown = Gehen Sie zurück zu der App, von der Sie kommen, und versuchen Sie es noch einmal. Wenn es wieder geschieht, melden Sie es dem Anbieter der App.
error-scope = { $app } hat um etwas gebeten, das es hier nicht gibt
error-scope-text = Das können Sie nicht selbst beheben. Melden Sie es dem Anbieter von { $app }.
error-expired = Diese Seite war zu lange offen
error-expired-text = Ihre Antwort wurde nicht gespeichert.
error-edited = Jemand hat das inzwischen geändert
error-edited-text = Ihre Änderungen wurden nicht gespeichert, damit die anderen nicht verloren gehen. Sehen Sie sich den aktuellen Stand an und ändern Sie ihn noch einmal.
error-edited-again = Aktuellen Stand anzeigen
edited-text = Ihre Änderungen wurden nicht gespeichert, damit die anderen nicht verloren gehen. Ihre Eingaben sind noch da. Wo der gespeicherte Stand abweicht, steht er daneben. Speichern Sie noch einmal, um ihn zu ersetzen.
stored-now = Jetzt gespeichert: { $value }
stored-nothing = nichts
stored-ticked = angekreuzt
stored-not-ticked = nicht angekreuzt
error-forbidden = Wir haben dieses Formular nicht angenommen
error-forbidden-text = Es wurde nicht von einer unserer Seiten gesendet. Ihre Antwort wurde nicht gespeichert. Gehen Sie zurück zu der App, von der Sie kommen, und beginnen Sie von vorn.
error-not-found = Seite nicht gefunden
error-not-found-text = Prüfen Sie die Adresse oder beginnen Sie auf der Startseite.
error-request-gone = Diese Anfrage gibt es nicht mehr
error-request-gone-text = Die Person hat sie zurückgezogen oder etwas anderes angefragt.
error-request-gone-do = Alle Anfragen
error-method = So lässt sich diese Adresse nicht verwenden
error-method-text = Gehen Sie zurück und verwenden Sie die Links und Schaltflächen der Seite.
error-too-large = Die Daten sind zu groß
error-too-large-text = Die gesendeten Daten sind zu groß. Es wurde nichts gespeichert.
error-too-often = Zu viele Anfragen auf einmal
error-too-often-text = Aus Ihrem Netz kamen gerade zu viele Anfragen. Warten Sie ein paar Sekunden und laden Sie die Seite dann neu.
error-too-much = Wir sind gerade überlastet
error-too-much-text = Wir können gerade nicht alle Anfragen beantworten. Warten Sie ein paar Sekunden und laden Sie die Seite dann neu.
error-unreadable = Die gesendeten Daten waren nicht lesbar
error-unreadable-text = Es wurde nichts gespeichert. Gehen Sie zurück und versuchen Sie es noch einmal.
error-server = Bei uns ist etwas schiefgegangen
error-server-text = Versuchen Sie es in ein paar Minuten noch einmal.
error-show-again = Anfrage noch einmal anzeigen
error-details = Details für Entwickler
error-request-id = Anfrage-ID
error-time = Zeit
error-code = Fehler
error-rule = Regel
error-redirect-uri = Empfangene redirect_uri
error-not-sent-to = Nicht gesendet an
error-report = Ein Problem melden
error-home = Startseite

## Front page

front-signed-out-title = Sie sind abgemeldet
front-signed-out = Sie sind abgemeldet.
front-developers = Für Entwickler und Betreiber
front-docs = Die Dokumentation liegt dem Programm bei: Beginnen Sie mit { $readme }; die Kapitel stehen in { $docs }.
front-register = Eine App registrieren
front-register-text = Schritt für Schritt, mit Vorschau der Zustimmungsseite
front-playground = Testumgebung
front-playground-text = Der ganze Code-Ablauf, und was schiefgehen kann
front-market-text = Apps, die andere anbieten
front-metadata = Metadaten-Dokument
front-api = Die API der Demo
front-admin-api = Die Verwaltungs-API
front-demo-heading = Wissen, was eine App darf, bevor Sie zustimmen
front-demo-lead = Ein Autorisierungsserver (OAuth 2.1), den Sie selbst betreiben: Er meldet Nutzer an, fragt sie, was eine App darf, und stellt die Tokens für Ihre API aus. Probieren Sie ihn als App, als Nutzer und als Administrator aus. Alle Personen und Unternehmen hier sind erfunden.
front-demo-start = Demo starten
front-demo-publish = Eine App veröffentlichen
front-demo-what = Wie eine App Zugriff erhält
front-demo-step-1 = Sie sind die App
front-demo-step-1-text = Wählen Sie, worum die App bittet, und holen Sie sich den Link.
front-demo-step-2 = Sie sind der Nutzer
front-demo-step-2-text = Melden Sie sich bei { $platform } an, lesen Sie die Anfrage, erlauben Sie sie oder nicht.
front-demo-step-3 = Sie sind wieder die App
front-demo-step-3-text = Tauschen Sie den Code gegen ein Zugriffstoken ein.
front-demo-step-4 = Die App arbeitet
front-demo-step-4-text = Rufen Sie die API auf: Sie zeigt nur, was dieser Nutzer sehen darf.
front-publish-1 = Registrieren
front-publish-1-text = Geben Sie an, wer sie anbietet, wohin ihre Antworten gehen, zum Beispiel https://shiftplan.example/callback, und worum sie bittet.
front-publish-2 = Nachweisen und einreichen
front-publish-2-text = Weisen Sie die Domain nach: Hier gilt jede, die auf .example endet. Testen Sie die App in der Testumgebung und reichen Sie sie ein.
front-publish-3 = Prüfen
front-publish-3-text = Ein Plattform-Administrator liest, worum sie bittet, und nimmt sie auf.
front-publish-4 = Verbinden
front-publish-4-text = Ein anderes Unternehmen findet sie auf dem Marktplatz, und seine Nutzer erlauben sie.
front-as = Als { $name }
front-people = Anmelden und umsehen
front-lead = Dieser Server meldet Nutzer bei { $platform } an und fragt sie, bevor eine App ihr Konto verwenden darf.
front-text = Was hier geschieht
front-plain-1 = Eine App schickt Sie hierher
front-plain-1-text = Sie melden sich auf dieser Website an, nicht in der App. Die App sieht Ihr Passwort nie.
front-plain-2 = Sie lesen, worum sie bittet
front-plain-2-text = Wer die App anbietet, jede Berechtigung in klaren Worten, für wie lange und wohin es danach geht.
front-plain-3 = Sie entscheiden
front-plain-3-text = Erlauben Sie es oder nicht. Unter „Verbundene Apps“ können Sie den Zugriff jederzeit entfernen.
front-signed-in = Sie sind als { $name } ({ $email }) angemeldet.
front-not-signed-in = Sie sind nicht angemeldet.

## Help

help-allow = Soll ich einer App Zugriff geben?
help-allow-text = Erlauben Sie den Zugriff, wenn all dies zutrifft. Wählen Sie sonst „Nicht erlauben“: Dann passiert nichts.
help-allow-started = Sie haben den Vorgang selbst begonnen, in der App.
help-allow-publisher = Sie kennen den Anbieter und vertrauen ihm die Daten an, um die er bittet.
help-allow-address = Sie kennen die Adresse, zu der Sie laut der Seite weitergeleitet werden.
help-words = Was bedeuten die Begriffe?
help-read = Die App kann Daten sehen, aber nichts ändern.
help-change = Die App kann Daten hinzufügen und ändern.
help-delete = Die App kann auch Daten löschen.
help-admin = Nur ein Administrator kann es erlauben; es betrifft das ganze Unternehmen.
help-verified = Wir haben geprüft, dass der Anbieter diesen Namen führt und dass die Domain ihm gehört. Wir haben nicht alles geprüft, was die App tut.
help-domain-word = Geprüfte Domain
help-domain = Die Antworten der App gehen an diese Domain, und ihr Anbieter hat nachgewiesen, dass die Domain ihm gehört. Wir haben weder seinen Namen geprüft noch, wer die App betreibt.
help-remove = Wie entferne ich den Zugriff?
help-remove-here = Öffnen Sie { $link }, wählen Sie die App und entfernen Sie ihren Zugriff. Sie funktioniert für Sie dann sofort nicht mehr.
help-remove-link = Verbundene Apps
help-device = Wie verbinde ich ein Gerät?
help-device-text = Ein Fernseher oder ein Programm ohne Browser zeigt Ihnen einen Code an. Öffnen Sie { $link } und geben Sie den Code dort ein. Geben Sie nur den Code eines Geräts ein, das Sie vor sich haben, nie einen, den Ihnen jemand geschickt hat.
help-report = Eine App oder ein Problem melden
help-report-text = Schreiben Sie, um welche App es geht und was geschehen ist. Wenn eine Fehlerseite eine Anfrage-ID anzeigt, geben Sie sie an. Senden Sie niemals Ihr Passwort.
help-write = Schreiben Sie an { $address }.
help-write-company = Schreiben Sie den Administratoren von { $platform } in Ihrem Unternehmen.

## Security

security-what = Was dieser Server ist
security-what-text = Er meldet Nutzer bei { $platform } an und fragt sie, bevor eine App ihr Konto verwenden darf. Die App sieht niemals Ihr Passwort.
security-app = Was eine App tun kann
security-app-allowed = Nur, was Sie erlaubt haben, und nur, was Sie selbst tun können.
security-app-until = Nur bis zu dem Tag, der in der Anfrage steht, oder bis der Zugriff entfernt wird.
security-app-address = Antworten gehen nur an Adressen, die der Anbieter vorher registriert hat.
security-how = Wie wir Sie schützen
security-how-hashes = Passwörter, Codes und Tokens werden als Hashes gespeichert, die sich nicht zurückrechnen lassen.
security-how-codes = Ein Code gilt nur einmal und nur eine Minute lang.
security-how-attempts = Nach mehreren fehlgeschlagenen Anmeldeversuchen verzögern wir weitere Versuche.
security-how-pages = Unsere Seiten laden nichts von anderen Servern und lassen sich nicht in einer anderen Seite anzeigen.
security-ask = Worum wir Sie bitten
security-ask-text = Sehen Sie auf die Adresszeile, bevor Sie Ihr Passwort eingeben. Wenn eine Nachricht oder ein Anruf Sie zu einer Anfrage geführt hat, wählen Sie „Nicht erlauben“.

## Privacy

privacy-keeps = Was dieser Server speichert
privacy-keeps-person = Ihren Namen, Ihre E-Mail-Adresse, Ihr Unternehmen und Ihre Rolle sowie einen Hash Ihres Passworts.
privacy-keeps-session = Dass Sie angemeldet sind: höchstens 30 Tage oder 24 Stunden ohne Nutzung.
privacy-keeps-answers = Jede Antwort, die Sie einer App gegeben haben: was Sie erlaubt oder abgelehnt haben und wann.
privacy-keeps-tokens = Hashes der Tokens, die Apps für Sie verwenden.
privacy-not = Was er nicht speichert
privacy-not-password = Ihr Passwort in lesbarer Form.
privacy-not-requests = Anfragen, die Sie nicht beantwortet haben.
privacy-not-advertising = Daten über Sie für Werbung oder Statistik.
privacy-cookies = Cookies
privacy-cookies-text = Wir setzen Cookies nur, damit Sie angemeldet bleiben, um Formulare zu schützen und um uns Ihre Sprache zu merken. Cookies von Dritten gibt es nicht.
privacy-gets = Was eine App erhält
privacy-gets-text = Nichts, bevor Sie es erlauben. Danach das, was in der Anfrage stand. Was eine App kopiert hat, bleibt bei ihrem Anbieter: Bitten Sie ihn, es zu löschen.

## Playground

play-title = Testumgebung, Schritt { $step } von { $steps }: { $name }
play-step-choose = Wählen
play-step-ask = Anfragen
play-step-back = Zurückkommen
play-step-token = Token holen
play-call = API aufrufen
play-steps = Schritte
play-practice = Nur Demodaten.
play-practice-text = Hier sind Sie die App. Nichts, was Sie tun, betrifft echte Personen.
play-again = Von vorn beginnen
play-choose = Worum soll die App bitten?
play-choose-scopes = Berechtigungen der App
play-choose-text = Eine App sollte nur um das bitten, was sie jetzt braucht. Die Person sieht jede Berechtigung.
play-choose-make = Link erstellen
play-choose-required = als erforderlich registriert
play-choose-none = Kreuzen Sie mindestens eine Berechtigung an, um die die App bittet.
play-request = Schicken Sie eine Person zu diesem Link
play-request-text = { $app } öffnet ihn im Browser der Person. Es folgt die Zustimmungsseite; wenn nötig, meldet sich die Person vorher an.
play-request-open = Zustimmungsseite öffnen
play-request-link = Der Link
play-request-content = Was darin steht
play-request-name = Parameter
play-request-value = Wert
play-request-meaning = Was er bedeutet
play-request-address = Adresse: { $address }
play-request-pkce = Der Beweis, dass der Code Ihnen gehört (PKCE)
play-request-pkce-text = Die App erzeugt einen Zufallswert, den Verifier. Der Link enthält nur dessen SHA-256-Hash, die Challenge. Wenn die App später den Code eintauscht, sendet sie den Verifier mit. Wer den Code gestohlen hat, kennt ihn nicht.
play-request-show-verifier = Verifier anzeigen
play-parameter-response-type = Die App möchte einen Autorisierungscode.
play-parameter-client-id = Welche App anfragt. Nicht geheim.
play-parameter-redirect-uri = Wohin die Antwort geht. Die Adresse muss registriert sein, Zeichen für Zeichen.
play-parameter-scope = Worum die App bittet, durch Leerzeichen getrennt.
play-parameter-state = Kommt unverändert zurück, damit die App weiß, dass die Antwort zu ihrer eigenen Anfrage gehört.
play-parameter-challenge = Der Hash eines Zufallswerts, den nur die App kennt (PKCE). Ohne diesen Wert ist ein gestohlener Code nutzlos.
play-parameter-method = Wie der Hash berechnet wird: SHA-256.
play-parameter-prompt = Zeigt die ganze Zustimmungsseite, auch wenn die Person das schon erlaubt hat. Die meisten Apps lassen es weg.
play-back = Die Person hat es erlaubt
play-back-wrong = Mit dieser Antwort stimmt etwas nicht
play-back-text = Der Browser kam mit einem Code und zwei zu prüfenden Werten zur App zurück.
play-back-check = Prüfung
play-back-code-once = Gilt einmal, eine Minute lang
play-back-code = Der Code allein ist nutzlos: Er gilt einmal, eine Minute lang, und nur mit dem Secret der App und dem Verifier.
play-back-exchange = Code gegen ein Token eintauschen
play-back-curl = Dasselbe auf der Kommandozeile
play-back-stop = Diese Antwort gehört nicht zu der Anfrage, die dieser Browser gestellt hat. Eine vorsichtige App hält hier an.
play-back-secret = Client-Secret
play-back-secret-hint = Fügen Sie das Secret ein, das Sie beim Registrieren der App erhalten haben. Es wird einmal verwendet, für diesen Tausch.
play-back-show-code = Code anzeigen
play-back-expected = Wie erwartet
play-back-not-expected = Nicht wie erwartet
play-back-state = Es ist der Wert, den dieser Browser erhalten hat. Die Antwort gehört also zu unserer eigenen Anfrage.
play-back-iss = Er nennt den Server, den wir angefragt haben. So lässt sich keine Antwort eines anderen Servers unterschieben.
play-back-no-error = kein Code und kein Fehler
play-denied = Die Person hat es nicht erlaubt
play-denied-text = Es wurde nichts weitergegeben. Eine gute App sagt das, läuft ohne Zugriff weiter und fragt nicht gleich wieder.
play-unknown-scope = Die App hat um eine Berechtigung gebeten, die es nicht gibt
play-unknown-scope-text = Es wurde nichts weitergegeben. Die App muss ihre Liste von Scopes korrigieren.
play-incomplete = Die Anfrage der App war nicht vollständig
play-incomplete-text = Es wurde nichts weitergegeben. Die Beschreibung sagt, was zu korrigieren ist.
play-unauthorized = Die App darf so nicht anfragen
play-unauthorized-text = Es wurde nichts weitergegeben. Die App ist für diese Art von Anfrage nicht registriert.
play-unavailable = Der Server konnte nicht antworten
play-unavailable-text = Es wurde nichts weitergegeben. Versuchen Sie es gleich noch einmal.
play-other-error = Der Server antwortete mit einem Fehler
play-token = Die App hat ein Token
play-token-text = Sie sendet das Token mit jedem Aufruf. Die API weiß dann, für welche Person sie handelt und was diese Person erlaubt hat.
play-token-answered = Was der Server geantwortet hat
play-token-show = Tokens anzeigen
play-token-scopes = Worum gebeten und was gewährt wurde
play-token-asked = Gebeten um
play-token-answer = Antwort
play-token-granted = Gewährt
play-token-not-granted = Nicht gewährt
play-refused = Der Server hat den Code nicht eingetauscht
play-refused-text = Ein Code gilt einmal, eine Minute lang, für die App, an die er gesendet wurde. Beginnen Sie von vorn, um einen neuen zu erhalten.
play-stopped = Die App hat hier angehalten
play-stopped-text = Die Antwort enthält einen „state“, den dieser Browser nicht erhalten hat; sie gehört also vielleicht jemand anderem. Eine vorsichtige App verwendet so einen Code nicht. Beginnen Sie von vorn.
play-stopped-error = state stimmt nicht überein
play-use = Verwenden
play-use-what = Was aufgerufen wird
play-call-candidates = Die Kandidaten, die die Person sehen kann. Braucht candidates_read.
play-call-me = Wer die Person ist. Braucht keinen Scope.
play-answer = Die API hat geantwortet
play-answer-refused = Die API hat abgelehnt
play-answer-called = { $call } antwortete mit { $status }
play-answer-json = JSON anzeigen
play-answer-candidates = Das sind die Kandidaten, die die Person sehen kann, die es erlaubt hat, und keine anderen.
play-answer-me = Das ist die Person, die es erlaubt hat.
play-answer-unknown = Die API kennt dieses Token nicht: Es ist abgelaufen oder wurde widerrufen.
play-answer-forbidden = Das Token ist gültig, berechtigt aber nicht dazu.
play-answer-none = Die API konnte nicht antworten.
play-wrong = Was schiefgehen kann
play-wrong-text = Jeder Link zeigt, was dann wirklich geschieht.
play-wrong-redirect = Andere Adresse
play-wrong-redirect-text = Die Anfrage nennt eine Adresse, die nicht registriert ist.
play-wrong-pkce = Ohne PKCE
play-wrong-pkce-text = Der Link enthält keine Challenge.
play-wrong-publisher = Nicht geprüfter Anbieter
play-wrong-publisher-text = Eine App eines nicht geprüften Anbieters verlangt viel. Sehen Sie sich die Seite an und wählen Sie „Nicht erlauben“.
play-wrong-role = Kein Administrator
play-wrong-role-text = Die App braucht Berechtigungen, die nur ein Administrator erlauben kann. Melden Sie sich als Ravi an.
play-wrong-expired = Abgelaufene Anfrage
play-wrong-expired-text = Die App hat ihre Anfrage vor zu langer Zeit hinterlegt.
play-wrong-verifier = Mit falschem Verifier eintauschen
play-wrong-verifier-text = Wer einen Code stiehlt, hat den Verifier nicht. Sehen Sie, was dann geschieht.
play-wrong-code = Den Code noch einmal verwenden
play-wrong-code-text = Ein Code gilt nur einmal. Ein zweiter Versuch schlägt fehl, und die ausgestellten Tokens werden widerrufen.
play-refresh = Erneuern
play-refresh-text = Zugriffstokens laufen bald ab. Mit ihrem Refresh-Token erhält die App ein neues Paar, und das alte Refresh-Token gilt nicht mehr.
play-revoke = Widerrufen
play-revoke-text = Eine App, die ihre Tokens nicht mehr braucht, widerruft sie.
play-revoked = Die Tokens wurden widerrufen
play-revoked-text = Rufen Sie die API noch einmal auf: Die Tokens gelten nicht mehr.
play-table = Kandidaten
play-table-name = Name
play-table-job = Stelle
play-table-status = Status

## Zustimmung, wenn schon etwas beantwortet wurde oder es Administratoren braucht

consent-title-more = { $app } bittet um mehr Zugriff
consent-question-more = { $app } bittet um mehr Zugriff
consent-new = Neu
consent-already = Schon erlaubt ({ $count })
consent-stays = Wenn Sie dies nicht erlauben, bleibt alles, was Sie am { $day } erlaubt haben, wie es ist.
consent-declined-heading = Bisher von Ihnen nicht erlaubt
consent-withheld =
    Bei { $company } dürfen nur Administratoren { $count ->
        [one] das
        *[other] diese
    } erlauben.
consent-administrator-policy = { $app } braucht { $needs }. Bei { $company } dürfen das nur Administratoren erlauben.
consent-ask-text = Es wurde nichts weitergegeben. Sie können die Administratoren von { $company } bitten, es zu erlauben.
consent-message = Nachricht an Ihre Administratoren (optional)
consent-ask = Administrator anfragen
consent-continue-title = Weiter zu { $app }?
consent-continue-text = Sie haben das am { $day } erlaubt. Es wird nichts Neues verlangt.
consent-continue-can = Was { $app } kann
consent-continue = Weiter
consent-next-continue = Wenn Sie fortfahren, werden Sie zu { $host } weitergeleitet.
consent-next-continue-device = Wenn Sie fortfahren, kehren Sie zu einer App auf diesem Gerät zurück ({ $host }).
consent-next-continue-program = Wenn Sie fortfahren, öffnet sich ein Programm auf diesem Gerät ({ $scheme }).
consent-duration-30-days = 30 Tage
consent-duration-12-months = 12 Monate
consent-duration-until-removed = Kein Enddatum
consent-duration-as-before = Wie bisher gewählt
sign-in-confirm = Bestätigen Sie, dass Sie es sind. { $app } bittet um Administrator-Berechtigungen.
sign-in-confirm-yourself = Bestätigen Sie, dass Sie es sind. Ihre Anmeldung liegt eine Weile zurück.
outcome-asked = An die Administratoren von { $company } gesendet
outcome-asked-text = Alle Administratoren von { $company } sehen Ihre Anfrage. Sobald einer antwortet, erhalten Sie eine E-Mail. Die Antwort finden Sie auch unter { $link }.
error-blocked = { $company } hat diese App gesperrt
error-blocked-text = { $company } erlaubt { $app } nicht. Wenn Sie die App brauchen, fragen Sie Ihre Administratoren.
error-not-administrator = Das können nur Administratoren sehen
error-not-administrator-text = Ihre Rolle lässt das nicht zu. Fragen Sie Ihre Administratoren.
error-required-permission = { $app } braucht diese Berechtigung
error-required-permission-text = Sie lässt sich nicht einzeln entfernen. Sie können den gesamten Zugriff entfernen.

## Verbundene Apps

apps-title = Verbundene Apps
apps-lead = Diese Apps können Ihr { $platform }-Konto verwenden. Sie können jede jederzeit entfernen; sie hat dann sofort keinen Zugriff mehr.
apps-for-company = für { $company }
apps-filter = App nach Namen suchen
apps-none = Keine App ist verbunden
apps-none-found = Keine verbundene App heißt so
apps-none-why = Wenn eine App Ihr Konto verwenden möchte und Sie es erlauben, sehen Sie hier, was sie darf und wann sie zuletzt aktiv war, und können sie entfernen.
apps-none-do = Zum Marktplatz
apps-none-found-why = Gesucht wird nur unter den jetzt verbundenen Apps, nach einem beliebigen Teil des Namens.
apps-app = App
apps-at-most = Höchstens
apps-asked = Angefragt
apps-answer = Antwort
apps-details-do = Details
apps-remove-do = Entfernen
apps-ends-soon = Läuft ohne Nutzung bald ab
app-unused-for = seit { $days } Tagen nicht
apps-requests-in-30-days =
    { $count ->
        [one] { $count } Aufruf in 30 Tagen
        *[other] { $count } Aufrufe in 30 Tagen
    }
apps-shown = { $shown } von { $all } Apps
apps-shown-here = { $shown } Apps auf dieser Seite
list-next = Nächste Seite
permission-count =
    { $count ->
        [one] { $count } Berechtigung
        *[other] { $count } Berechtigungen
    }
apps-show-ended = Entfernte und abgelaufene Apps anzeigen ({ $count })
apps-ended-lead = Sie können Ihr Konto nicht mehr verwenden. Hier stehen sie noch 90 Tage lang.
apps-ended-none = Keine App wurde entfernt oder ist abgelaufen
apps-ended-none-text = Eine App, die Sie entfernen oder deren Zugriff abläuft, steht hier noch 90 Tage lang.
apps-ended-how = Was geschah
apps-request-waiting = Offen
apps-request-yes = Genehmigt
apps-request-no = Nicht genehmigt
app-facts = Überblick
apps-details = Details zu { $app }
apps-ended = Entfernt oder abgelaufen
apps-requests = Anfragen an Ihre Administratoren
apps-request-approved = Am { $day }. Sie können die App jetzt verbinden: Beginnen Sie in der App.
apps-request-refused = Am { $day }.
apps-request-reason = Begründung: { $reason }
apps-request-withdraw = Zurückziehen
apps-request-withdrawn = Zurückgezogen. Ihre Administratoren sehen diese Anfrage nicht mehr.
apps-removed = Entfernt. { $app } kann Ihr Konto nicht mehr verwenden.
apps-permission-removed = Entfernt: { $permission }. { $app } kann das nicht mehr.
app-back = Alle verbundenen Apps
app-allowed-on = Erlaubt am
app-company = Unternehmen
app-ends = Gültig bis
app-ends-on = Läuft am { $day } ab
app-ends-when-removed = Bis Sie den Zugriff entfernen
app-unused-ends = Läuft ohne Nutzung ab am
app-last-used = Zuletzt verwendet
app-requests = Aufrufe in den letzten 30 Tagen
app-requests-none = Keine.
app-requests-other = Sonstige
app-used = Verwendet: { $ago }
app-never-used = Nie verwendet
app-address = Weiterleitungsadresse
app-may = Was die App darf
app-not-allowed = Von Ihnen nicht erlaubt
app-remove-permission = Entfernen
app-remove-permission-of = : { $permission }
app-history = Verlauf
app-remove = Zugriff entfernen
app-remove-lead = Wenn Sie den Zugriff entfernen, funktioniert { $app } für Sie sofort nicht mehr. Was die App schon kopiert hat, bleibt bei { $publisher }; bitten Sie dort um Löschung.
app-open = { $app } öffnen
app-remove-text = { $app } funktioniert für Sie sofort nicht mehr. Was die App schon kopiert hat, bleibt bei { $publisher }; bitten Sie dort um Löschung.
app-remove-question = Zugriff von { $app } entfernen?
app-remove-jwt = Diese App verwendet Tokens, die danach noch bis zu fünf Minuten gelten.
app-keep = Behalten
app-ended-removed = Sie haben den Zugriff am { $day } entfernt.
app-ended-by-administrator = Ein Administrator hat den Zugriff am { $day } entfernt.
app-ended-with-account = Der Zugriff endete am { $day }. Die App kann erneut anfragen.
app-ended-unused = Der Zugriff endete am { $day }: Er wurde zu lange nicht verwendet.
app-ended-itself = Der Zugriff endete am { $day }, wie Sie es gewählt hatten.
history-allowed = Erlaubt: { $permissions }
history-declined = Nicht erlaubt: { $permissions }
history-removed = Entfernt: { $permission }
history-removed-by = Entfernt von { $name }: { $permission }

## Verwaltung

admin = Verwaltung
admin-apps = Verwendete Apps
admin-apps-none = Noch niemand hat eine App verbunden.
admin-app-people = Wer sie verbunden hat
admin-app-nobody = Noch niemand hat sie verbunden
admin-remove-for = Für { $name } entfernen
admin-remove-all = Für alle entfernen
admin-app-decision = Entscheidung Ihres Unternehmens
admin-decided-policy = Ihre Richtlinie bestimmt, wer sie erlauben darf.
admin-decided-approved = Genehmigt: Alle dürfen sie erlauben, soweit ihre Rolle es zulässt.
admin-decided-blocked = Gesperrt: Niemand kann sie verbinden.
admin-approve = Für alle genehmigen
admin-approve-text = Dann dürfen alle in Ihrem Unternehmen diese App erlauben, unabhängig von der Richtlinie. Jede Person entscheidet weiterhin selbst.
admin-block = Diese App sperren
admin-block-text = Niemand in Ihrem Unternehmen kann diese App mehr verbinden. Alle, die sie verbunden haben, verlieren sofort den Zugriff.
admin-undecide = Richtlinie anwenden
admin-undecide-text = Hebt diese Entscheidung auf. Entfernte Zugriffe bleiben entfernt.
admin-decided-by-host = Das wurde für ihren Host entschieden.
admin-by-host = Für ihren Host entschieden
admin-document-at = Dokument auf { $host }
admin-done-approved = Genehmigt.
admin-done-blocked = Gesperrt. Niemand in Ihrem Unternehmen kann diese App mehr verwenden.
admin-done-undecided = Die Richtlinie entscheidet wieder.
admin-done-removed-all = Für alle entfernt.
admin-done-policy = Gespeichert.
admin-done-answered = Ihre Antwort wurde gespeichert.
admin-done-answered-before = Ein anderer Administrator hat diese Anfrage schon beantwortet.
admin-confirm-remove-all = { $app } für alle entfernen?
admin-confirm-remove-all-text =
    { $people ->
        [one] { $people } Person in Ihrem Unternehmen hat sie verbunden. Für sie funktioniert die App sofort nicht mehr.
        *[other] { $people } Personen in Ihrem Unternehmen haben sie verbunden. Für alle funktioniert die App sofort nicht mehr.
    }
admin-confirm-reconnect = Die Personen können sie erneut verbinden, solange Sie sie nicht sperren.
admin-confirm-remove-one = { $app } für { $name } entfernen?
admin-confirm-remove-one-text = Für { $name } funktioniert die App sofort nicht mehr.
admin-confirm-block = { $app } sperren?
admin-confirm-cancel = Abbrechen
admin-find = Andere App genehmigen oder sperren
admin-find-text = Sie können eine App genehmigen oder sperren, bevor jemand sie verbindet. Die Client-ID erfahren Sie vom Anbieter der App.
admin-find-id = Client-ID
admin-find-do = App suchen
admin-find-none = Es gibt keine App mit der Client-ID { $id }.
admin-requests = Anfragen
admin-requests-none = Keine offenen Anfragen
admin-requests-answered = Beantwortet
admin-request-title = Anfrage zu { $app }
admin-request-asked = { $name } ({ $email }) hat am { $day } angefragt.
admin-request-message = Nachricht
admin-request-beyond-role = { $permissions }: Die Rolle von { $name } reicht dafür nicht aus. Wenn Sie genehmigen, verbinden Sie die App selbst; beginnen Sie in der App.
admin-request-answer = Ihre Antwort
admin-request-means = Wenn Sie genehmigen, dürfen alle in Ihrem Unternehmen dieser App erlauben, worum sie gebeten hat, soweit ihre Rolle es zulässt. Damit wird noch nichts weitergegeben.
admin-request-reason = Begründung (optional). Die Person, die angefragt hat, kann sie lesen.
admin-request-refuse = Ablehnen
admin-request-approve = Genehmigen
admin-request-approved = { $name } hat am { $day } genehmigt.
admin-request-refused = { $name } hat am { $day } abgelehnt.
admin-policy = Richtlinie
admin-policy-apps = Apps erlauben
admin-policy-hosts = Hosts
admin-policy-lead = Wer bei { $company } eine App erlauben darf, je nachdem, was sie höchstens kann. Bereits erteilte Erlaubnisse bleiben bestehen.
admin-policy-admin = Die App hat Zugriff auf Daten des ganzen Unternehmens. Berechtigungen, die einen Administrator erfordern, können nur Administratoren erlauben, unabhängig von Ihrer Auswahl.
admin-policy-anyone = Alle
admin-policy-verified = Alle, wenn die Domain der App geprüft ist
admin-policy-administrators = Nur Administratoren
admin-policy-until-removed = Eine App darf ohne Enddatum erlaubt werden
admin-policy-save = Speichern
idp-title = Unternehmensanmeldung
idp-lead = Die Identitätsanbieter, mit denen sich Personen von { $company } anmelden.
idp-add = Identitätsanbieter hinzufügen
idp-none = Kein Identitätsanbieter
idp-none-text = Lassen Sie Personen sich mit dem Konto anmelden, das sie in Ihrem Unternehmen schon haben (OpenID Connect).
idp-none-domains = Verifizieren Sie zuerst eine Domain Ihres Unternehmens: auf der Herausgeberseite einer Ihrer eigenen Apps.
idp-name = Name
idp-name-hint = Personen lesen ihn auf der Schaltfläche „Weiter mit …“.
idp-domains = Domains
idp-domains-hint = Deren E-Mail-Adressen zu diesem Anbieter führen. Nur verifizierte Domains Ihres Unternehmens.
idp-state = Zustand
idp-works = Funktioniert
idp-fails = Funktioniert nicht
idp-demanded = Vorgeschrieben
idp-not-checked = Noch nicht geprüft
idp-found = Geprüft { $time }
idp-not-found = Geprüft { $time }: { $why }
idp-fault-unreachable = nicht erreichbar
idp-fault-not-public = seine Adresse liegt nicht im öffentlichen Internet
idp-fault-not-https = seine Adressen müssen mit https:// beginnen und dürfen keinen Port nennen
idp-fault-too-slow = es kam nicht rechtzeitig eine Antwort
idp-fault-too-large = seine Antwort ist zu groß
idp-fault-redirects = er leitet weiter; geben Sie jene Adresse ein
idp-fault-status = er antwortet mit einem Fehler
idp-fault-malformed = seine Antwort ist nicht lesbar
idp-fault-other-issuer = er nennt einen anderen Aussteller
idp-fault-unsuitable = er bietet den Code-Flow mit RS256, PS256, ES256 oder EdDSA nicht an
idp-save = Speichern
idp-save-hint = Der Anbieter wird zuerst geprüft.
idp-by-operator = Der Betreiber dieser Plattform hat diesen Anbieter eingerichtet. Nur er kann ihn ändern.
idp-addresses = Beim Identitätsanbieter eintragen
idp-addresses-text = Er braucht diese Adressen, um diese Plattform zu kennen.
idp-redirect-uri = Weiterleitungs-URI
idp-logout-uri = Back-Channel-Logout
idp-keys = Unsere Schlüssel (JWKS)
idp-check = Jetzt prüfen
idp-demand-title = Vorschreiben
idp-demand = Diesen Anbieter vorschreiben
idp-demand-text = Dann können sich Personen Ihres Unternehmens nur noch mit diesem Anbieter anmelden. Passwörter gelten nicht mehr, andere Sitzungen enden. Melden Sie sich zuerst selbst damit an.
idp-demand-end = Nicht mehr vorschreiben
idp-demand-end-text = Personen Ihres Unternehmens können sich nur mit diesem Anbieter anmelden.
idp-remove = Anbieter entfernen
idp-remove-question = { $name } entfernen?
idp-remove-text = Sitzungen, die damit begonnen haben, enden, und niemand kann sich mehr damit anmelden. Konten bleiben; die ohne Passwort oder Passkey sind nicht mehr nutzbar.
idp-keep = Anbieter behalten
idp-settings = Einstellungen
idp-issuer = Aussteller
idp-issuer-hint = Wie ihn seine Metadaten nennen, z. B. https://id.example.com
idp-client-id = Client-ID
idp-client-id-hint = Unter der der Anbieter diese Plattform kennt.
idp-scopes = Scopes
idp-scopes-hint = Neben openid, durch Leerzeichen getrennt.
idp-authentication = Wie sich diese Plattform ausweist
idp-by-secret = Mit einem Client-Secret
idp-by-key = Mit einem eigenen Schlüssel (private_key_jwt)
idp-secret = Client-Secret
idp-secret-hint = Vom Identitätsanbieter. Es wird verschlüsselt gespeichert und nie wieder angezeigt.
idp-secret-kept = Leer lassen, um das jetzige zu behalten.
idp-people = Personen
idp-makes-accounts = Bei der ersten Anmeldung ein Konto anlegen
idp-groups = Claim mit Gruppen
idp-groups-hint = Zum Beispiel groups.
idp-administrators = Administratoren
idp-administrators-hint = Gruppen, durch Kommas getrennt. Leer: Rollen werden nur hier vergeben.
idp-members = Wer hereindarf
idp-members-hint = Gruppen, durch Kommas getrennt. Leer: alle beim Anbieter.
idp-email = Claim mit der E-Mail-Adresse
idp-email-hint = Zum Beispiel email.
idp-first-name = Claim mit dem Vornamen
idp-last-name = Claim mit dem Nachnamen
idp-claim-hint = Im Zweifel so lassen.
idp-trusts-email = Seine E-Mail-Adressen sind bestätigt, auch wenn er es nicht sagt (email_verified)
idp-error-name = Geben Sie einen lesbaren Namen ein.
idp-error-claims = Höchstens 20 Gruppen und Scopes mit je höchstens 128 Zeichen.
idp-error-issuer = Geben Sie eine Adresse ohne Abfrage ein, z. B. https://id.example.com
idp-error-client-id = Geben Sie die Client-ID ein.
idp-error-secret = Geben Sie das Client-Secret ein.
idp-error-domains = Wählen Sie mindestens eine Domain.
idp-error-not-proven = Eine dieser Domains ist nicht verifiziert.
idp-error-taken = Eine dieser Domains führt schon zu einem anderen Anbieter.
idp-error-fault = Nichts gespeichert: { $why }.
idp-error-not-with-it = Melden Sie sich zuerst selbst mit diesem Anbieter an, damit Sie sich nicht aussperren.
idp-done-saved = Gespeichert
idp-done-checked = Geprüft
idp-done-removed = Anbieter entfernt
admin-time-zone = Zeitzone
admin-time-zone-hint = Seiten und E-Mails für die Personen Ihres Unternehmens zeigen Zeiten in dieser Zone.
admin-time-zone-save = Zeitzone speichern
admin-time-zone-unknown = Wählen Sie eine Zeitzone aus der Liste
admin-done-time-zone = Zeitzone gespeichert
admin-second-factor = Anmeldung in zwei Schritten verlangen
admin-second-factor-hint = Alle in Ihrem Unternehmen richten sie bei der nächsten Anmeldung ein: mit einer Authenticator-App oder einem Passkey. Offene Sitzungen laufen weiter.
admin-second-factor-save = Anmeldung in zwei Schritten speichern
admin-done-second-factor = Anmeldung in zwei Schritten gespeichert
admin-apps-lead = Alle Apps, die Personen bei { $company } verbunden haben, die riskantesten zuerst. Wird eine App gesperrt, endet ihr Zugriff sofort für alle.
admin-apps-none-text = Hier erscheinen die Apps, die Personen bei { $company } erlauben, mit dem, was sie können, und der Zahl der Personen, die sie verwenden.
admin-apps-no-match = Keine passenden Apps
admin-apps-no-match-text = Keine verwendete App entspricht Ihrer Suche.
admin-apps-all = Alle Apps anzeigen
admin-apps-find = App suchen
admin-apps-find-example = App, Anbieter oder Client-ID
admin-app = App
admin-at-most = Höchstens
admin-people = Personen
admin-decision = Entscheidung
admin-any-decision = Alle
admin-any-level = Alle Stufen
admin-status-policy = Richtlinie entscheidet
admin-status-approved = Genehmigt
admin-status-blocked = Gesperrt
admin-manage = Verwalten
admin-block-row = Sperren
admin-hosts = Apps, die sich selbst vorstellen
admin-hosts-lead = Manche Apps sind hier nicht registriert: Sie sagen unter einer eigenen Adresse, wer sie sind. Nachgewiesen ist von einer solchen App ihr Host.
admin-hosts-host = Host
admin-hosts-read = Zuletzt gelesen
admin-hosts-failed = Letzter Versuch gescheitert. { $why }
admin-document-read = Dokument zuletzt gelesen
admin-document-failed = Letzter Versuch gescheitert
admin-hosts-others = Alle anderen Hosts und Apps ohne Host
admin-hosts-approve = Genehmigen
admin-hosts-undecide = Der Richtlinie überlassen
admin-hosts-add = Weiteren Host genehmigen
admin-hosts-add-hint = Zum Beispiel claude.ai. Alle in Ihrem Unternehmen dürfen dessen Apps dann erlauben, was auch immer die Richtlinie sagt.
admin-hosts-no-host = Geben Sie einen Host ein, zum Beispiel claude.ai.
admin-confirm-block-host = Apps von { $host } sperren?
admin-confirm-block-hosts = Alle anderen Apps sperren, die sich selbst vorstellen?
admin-confirm-block-host-text = Niemand in Ihrem Unternehmen kann sie mehr verbinden. Wer eine davon verbunden hat, verliert den Zugriff sofort.
admin-waiting =
    { $count ->
        [one] { $count } Anfrage wartet auf Ihre Antwort.
        *[other] { $count } Anfragen warten auf Ihre Antwort.
    }
admin-waiting-who = { $name } bittet um { $app }.
admin-waiting-review = Anfragen prüfen
admin-file = Als CSV herunterladen
admin-facts = Angaben
admin-asks-for = Bittet um
admin-may-ask = Worum sie bitten darf
admin-person = Person
admin-permissions = Berechtigungen
admin-expires = Gültig bis
admin-never-expires = Unbegrenzt
admin-never-used = Nie
admin-requests-counted =
    { $count ->
        [one] { $count } Aufruf in 30 Tagen
       *[other] { $count } Aufrufe in 30 Tagen
    }
admin-remove-row = Entfernen
admin-app-nobody-text = Hier erscheinen die Personen, die diese App erlauben.
admin-find-person = Person suchen
admin-find-person-by = Name oder E-Mail-Adresse
admin-person-none = Niemand mit diesem Namen oder dieser Adresse hat sie verbunden
admin-person-none-text = Prüfen Sie die Schreibweise, oder zeigen Sie alle an, die sie verbunden haben.
admin-person-all = Alle anzeigen
admin-unverified = Jeder kann einen Namen registrieren. Genehmigen Sie diese App nur, wenn Sie wissen, wer sie betreibt.
admin-trust = Ich habe geprüft, wer diese App betreibt, und vertraue dem Betreiber diese Berechtigungen an.
admin-trust-missing = Um diese App zu genehmigen, bestätigen Sie, dass Sie geprüft haben, wer sie betreibt.
admin-preview = Zustimmungsseite ansehen
admin-preview-note = { $name } sieht diese Seite, sobald die App genehmigt ist. Die Schaltflächen bewirken hier nichts.
admin-preview-back = Zurück zur Anfrage
admin-requests-lead = Wofür Personen bei { $company } die Genehmigung eines Administrators brauchen.
admin-requests-waiting = Offen
admin-requests-none-text = Wenn jemand Sie bittet, eine App verbinden zu dürfen, wartet die Anfrage hier. Wer fragen muss, entscheidet die Richtlinie.
admin-requests-none-answered = Keine beantworteten Anfragen
admin-requests-none-answered-text = Anfragen, die ein Administrator beantwortet hat, bleiben hier stehen.
admin-requests-policy = Richtlinie öffnen
admin-asked-by = Angefragt von
admin-asked-on = Angefragt
admin-answer = Antwort
admin-answered-by = von { $name } am { $day }
admin-answer-refused = Abgelehnt
admin-review = Prüfen
admin-open = Öffnen
admin-policy-can = Die App kann
admin-policy-choice = { $level }: 

## Devices, and answers that go on as a form

form-post-title = Zurück zur App
form-post-going = Sie werden zu { $host } weitergeleitet. Wenn nichts geschieht, wählen Sie „Weiter“.
form-post-continue = Weiter
error-request-used = Diese Anfrage kann nicht noch einmal verwendet werden
error-request-used-text = Sie wurde schon beantwortet oder ist zu alt. Gehen Sie zurück zur App und beginnen Sie von vorn.
error-login-used = Diese Anmeldung kann nicht noch einmal verwendet werden
error-login-used-text = Sie wurde schon verwendet oder ist zu alt. Melden Sie sich noch einmal an.
error-login-other-browser = Diese Anmeldung wurde in einem anderen Browser begonnen
error-login-other-browser-text = Eine Anmeldung gilt nur in dem Browser, in dem sie begonnen wurde. Wenn Ihnen jemand einen Link zu dieser Seite geschickt hat, schließen Sie sie. Melden Sie sich sonst hier noch einmal an.
error-login-rejected = Sie sind nicht angemeldet
error-login-rejected-text = Die Anmeldeseite hat Sie nicht angemeldet. Sie können es noch einmal versuchen.
error-login-changed = Sie konnten nicht angemeldet werden
error-login-changed-text = Ihr Konto hat sich inzwischen geändert. Melden Sie sich noch einmal an.
device-title = Gerät verbinden
device-lead = Ihr Gerät zeigt einen Code aus acht Buchstaben an. Geben Sie ihn hier ein.
device-compare = Vergleichen Sie diesen Code mit dem auf Ihrem Gerät. Fahren Sie nur fort, wenn beide gleich sind.
device-label = Code auf Ihrem Gerät
device-hint = Zum Beispiel WDJB-MJHT. Groß oder klein geschrieben, mit oder ohne Bindestrich.
device-warning = Hat Ihnen jemand diesen Code oder einen Link zu dieser Seite geschickt? Dann fahren Sie nicht fort: Das Gerät einer anderen Person erhielte Zugriff auf Ihr Konto.
device-continue = Weiter
device-malformed = Der Code hat acht Buchstaben und keine Ziffern, zum Beispiel WDJB-MJHT. Vergleichen Sie ihn mit Ihrem Gerät.
device-unknown = Zu diesem Code wartet kein Gerät. Vergleichen Sie ihn mit Ihrem Gerät. Stimmt er, ist er abgelaufen oder wurde schon verwendet: Beginnen Sie dann auf dem Gerät von vorn.
device-throttled = Zu viele Versuche. Versuchen Sie es nach { $time } noch einmal.
device-connected = Ihr Gerät ist verbunden
device-go-back = Gehen Sie zurück zu Ihrem Gerät. Dort geht es mit { $app } weiter.
device-close = Sie können diese Seite schließen.
consent-device = Sie verbinden ein Gerät. Es muss diesen Code anzeigen:
consent-device-warning = Erlauben Sie nichts, wenn Ihnen jemand diesen Code geschickt hat oder wenn Sie das Gerät nicht vor sich haben. Sonst erhält das Gerät einer anderen Person diesen Zugriff.
consent-trust-device = Ich habe diesen Vorgang auf meinem eigenen Gerät begonnen und vertraue den Betreibern dieser App.
consent-next-other-device = Gehen Sie nach Ihrer Antwort zurück zu Ihrem Gerät. Dort geht es weiter.
consent-next-cancel-device = Wenn Sie abbrechen, wird nichts an das Gerät weitergegeben.

## Zugangsdaten

cred-title = Zugangsdaten
cred-lead = Schlüssel und Tokens, mit denen Systeme von { $company } auf { $platform } zugreifen.
cred-api-token = API-Token
cred-api-token-for = Für ein einzelnes System. Es hat die Berechtigungen, die Sie wählen, und läuft an einem Tag ab, den Sie wählen.
cred-api-key = API-Schlüssel
cred-api-key-for = Nur für Tests. Er gibt Zugriff auf alles und läuft nicht ab.
cred-partner-key = Partner-API-Schlüssel
cred-partner-key-for = Für Partner, die noch nichts anderes verwenden können. Er gibt Zugriff auf alles und läuft nicht ab.
cred-app = App
cred-app-for = Für Software, die im Namen einzelner Personen handelt. Jede Person erlaubt die App selbst und findet sie unter „Verbundene Apps“.
cred-api-tokens = API-Tokens
cred-api-keys = API-Schlüssel
cred-only-administrators = Nur Administratoren können API-Schlüssel erstellen.
cred-everything = Alles
cred-count =
    { $count ->
        [one] { $count } Berechtigung
        *[other] { $count } Berechtigungen
    }
cred-no-end = Läuft nicht ab
cred-active = Aktiv
cred-expired = Abgelaufen am { $day }
cred-revoked = Widerrufen am { $day }
cred-old-stops = Das alte Secret funktioniert bis { $when }
cred-replace = { $name } ersetzen
cred-copy = Kopie mit anderen Berechtigungen erstellen
cred-all = Alle Zugangsdaten
cred-opens = Berechtigungen
cred-opens-everything = Alles in { $company }: Für einen Schlüssel lassen sich keine Berechtigungen wählen.
cred-secrets = Secrets
cred-secret-made = Erstellt am { $day }
cred-secret-stopped = Funktioniert nicht mehr seit dem { $when }
cred-note = Notiz
cred-maker = Erstellt von
cred-made = Erstellt
cred-status = Status
cred-token-new = API-Token erstellen
cred-token-lead = Für ein einzelnes System. Es hat die Berechtigungen, die Sie hier wählen, und nie mehr als Sie selbst.
cred-name = Name
cred-name-hint = Wo wird es verwendet? Zum Beispiel: Karriereseite, Produktivsystem
cred-note-hint = Wofür ist es da? Optional.
cred-start = Ausgangspunkt
cred-start-self = Berechtigungen selbst wählen
cred-start-use = Diese Vorlage verwenden
cred-permissions = Berechtigungen
cred-ends = Gültig bis
cred-ends-in = In { $days } Tagen: { $day }
cred-ends-on = An diesem Tag
cred-ends-day = Tag
cred-no-more = Sie können später keine Berechtigungen hinzufügen. Sie müssten ein neues Token erstellen.
cred-review = Prüfen
cred-review-title = Stimmt das so?
cred-highest = Höchste Berechtigung
cred-back = Zurück
cred-token-create = Token erstellen
cred-error-name = Geben Sie einen Namen ein.
cred-error-long = Verwenden Sie höchstens { $limit } Zeichen.
cred-error-text = Verwenden Sie einfache Wörter mit einzelnen Leerzeichen und ohne Webadressen.
cred-error-no-permission = Wählen Sie mindestens eine Berechtigung.
cred-error-administrator = Nur ein Administrator kann diese Berechtigung erteilen: { $permission }
cred-error-unknown = Diese Berechtigung gibt es nicht: { $permission }
cred-error-ends = Wählen Sie einen Tag von morgen bis zum { $day }.
cred-once-token = Kopieren Sie Ihr Token jetzt
cred-once-key = Kopieren Sie Ihren Schlüssel jetzt
cred-once-lead = Wir zeigen es nur einmal und behalten keine lesbare Kopie.
cred-once-store = Legen Sie es in einem Secret-Store ab, nicht in Code, E-Mails oder Chats.
cred-once-send = Ihr System sendet es bei jedem Aufruf in diesem Header:
cred-once-done = Ich habe es abgelegt – fertig
cred-again-title = Schon erstellt
cred-again-text = Was Sie erstellt haben, wurde einmal angezeigt. Wenn Sie es nicht abgelegt haben, ersetzen Sie es.
cred-oauth-client = OAuth-Client
cred-oauth-client-for = Für einen Server, der andere Server im Namen des Unternehmens aufruft. Er erhält kurzlebige Zugriffstokens.
cred-oauth-clients = OAuth-Clients
cred-only-administrators-clients = Nur Administratoren können OAuth-Clients erstellen.
cred-client-new = OAuth-Client erstellen
cred-client-lead = Für ein System, das die API im Namen von { $company } ohne Nutzer aufruft. Es erhält eigene Zugriffstokens (Client Credentials).
cred-client-name-hint = Welches System wird ihn verwenden? Zum Beispiel: Lohnabrechnung, Produktivsystem
cred-description = Beschreibung
cred-client-role = Er handelt als
cred-client-administrator = Er hat Zugriff auf alle Daten von { $company } und kann Berechtigungen haben, die einen Administrator erfordern.
cred-client-standard = Er hat nur auf das Zugriff, was ein Nutzer mit der Rolle Standard sehen darf. Daten einzelner Personen, etwa ihre Stellen und Kandidaten, bleiben ausgeschlossen.
cred-client-no-more = Berechtigungen und Rolle lassen sich später nicht ändern. Sie müssten einen neuen Client erstellen.
cred-client-create = Client erstellen
cred-client-id = Client-ID
cred-once-client = Kopieren Sie Ihr Client-Secret jetzt
cred-once-client-id = Die Client-ID ist nicht geheim. Sie finden sie jederzeit auf der Seite „Zugangsdaten“.
cred-once-client-send = Ihr System tauscht beides an dieser Adresse gegen ein Zugriffstoken ein:
cred-error-role = Wählen Sie die Rolle, mit der er handelt.
cred-error-beyond = Mit der Rolle Standard gäbe diese Berechtigung keinen Zugriff: { $permission }
cred-key-new = API-Schlüssel erstellen
cred-key-warning = Er gibt Zugriff auf alles
cred-key-warning-text = Ein API-Schlüssel kann alles in { $company } lesen und ändern. Es lassen sich keine Berechtigungen wählen, und es gibt kein Enddatum. Verwenden Sie ihn nur für Tests.
cred-key-kind = Art
cred-key-confirm = Ich brauche ihn zum Testen
cred-key-confirm-partner = Ich brauche ihn zum Testen oder für einen Partner, der nichts anderes verwenden kann
cred-key-unconfirmed = Bestätigen Sie, wofür Sie ihn brauchen.
cred-key-create = Schlüssel erstellen
cred-replace-lead = Sie erhalten ein neues Secret. Bis das alte ungültig wird, funktionieren beide.
cred-replace-when = Das alte Secret wird ungültig
cred-replace-now = Sofort
cred-replace-hour = In 1 Stunde
cred-replace-day = In 24 Stunden
cred-replace-week = In 7 Tagen
cred-replace-do = Neues Secret erstellen
cred-revoke-question = { $name } widerrufen?
cred-revoke-text = Aufrufe, die es verwenden, schlagen sofort fehl. Das lässt sich nicht rückgängig machen.
cred-keep = Behalten
cred-revoke-do = Widerrufen
cred-done-made = Fertig. Sie können { $name } jetzt verwenden.
cred-done-revoked = Widerrufen. { $name } funktioniert nicht mehr.
cred-create = Zugangsdaten erstellen
cred-expires-soon = Läuft bald ab
cred-ended = Abgelaufen und widerrufen
cred-unused = Ungenutzt
cred-full-access = Voller Zugriff
cred-find = Nach Name, Ersteller oder Endung suchen
cred-name-and-maker = Name, erstellt von
cred-maker-and-day = { $name }, { $day }
cred-never = Nie
cred-api-tokens-about = ein System, gewählte Berechtigungen
cred-oauth-clients-about = von Server zu Server, für das Unternehmen
cred-api-keys-about = nur für Tests: Zugriff auf alles, ohne Ablauf
cred-none = Noch keine Zugangsdaten
cred-none-why = Mit Zugangsdaten greift eines Ihrer Systeme auf die API zu. Erstellen Sie für jedes System eigene, nur mit den Berechtigungen, die es braucht.
cred-none-soon = Nichts läuft bald ab
cred-none-soon-why = Zugangsdaten erscheinen hier { $days } Tage, bevor sie ablaufen.
cred-none-ended = Nichts ist abgelaufen oder widerrufen
cred-none-ended-why = Was nicht mehr gilt, bleibt hier { $days } Tage lang stehen, damit Sie sehen, warum ein System nicht mehr funktioniert.
cred-none-found = Keine Zugangsdaten gefunden
cred-none-found-why = Prüfen Sie die Schreibweise oder sehen Sie sich alle Zugangsdaten an.
cred-replace-row = Ersetzen

# Apps, die ein Unternehmen macht.

partner-title = Ihre Apps
partner-lead = Apps, die { $company } für andere entwickelt. Jede Person entscheidet selbst, was sie ihnen erlaubt.
partner-none = Es gibt noch keine Apps
partner-none-text = Eine App, die Sie hier registrieren, kann Nutzer um Zugriff auf ihr Konto bitten. Es sind fünf kurze Schritte; Sie können nach jedem aufhören und später weitermachen.
partner-new = App registrieren
partner-draft = Entwurf
partner-active = Registriert
partner-waits = Wird geprüft
partner-listed = Auf dem Marktplatz
partner-declined = Abgelehnt
partner-column-app = App
partner-column-status = Status
partner-permissions-fact = Berechtigungen
partner-continue = Weitermachen
partner-remove-short = Entfernen
partner-no-host = Noch keine
partner-more-hosts = und { $count } weitere
partner-shown =
    { $count ->
        [one] 1 App auf dieser Seite
        *[other] { $count } Apps auf dieser Seite
    }
partner-unnamed = App ohne Namen
partner-steps = Schritte
partner-step-now = Schritt { $number } von { $all }: { $step }
partner-step-about = Über die App
partner-step-publisher = Anbieter
partner-step-addresses = Adressen
partner-step-permissions = Berechtigungen
partner-step-review = Prüfen
partner-step-done = (erledigt)
partner-step-missing = offen
partner-save = Speichern und weiter
partner-save-now = Speichern
partner-review-changes = Änderungen prüfen
partner-unsaved-text = Einige Änderungen sind nicht gespeichert. Nutzer sehen die App wie bisher.
partner-pages = Seiten dieser App
partner-overview = Übersicht
partner-configure = Konfigurieren
partner-credentials = Zugangsdaten der App
partner-listing = Angebot
partner-facts = Auf einen Blick
partner-change = Ändern
partner-about = Über die App
partner-about-lead = Nutzer lesen den Namen und was die App tut, bevor sie entscheiden. Beides können Sie später ändern.
partner-name = Name
partner-name-hint = So, wie Nutzer sie kennen. Höchstens 50 Zeichen.
partner-description = Was sie tut
partner-description-hint = Eine Zeile für Ihre Nutzer, ohne Webadressen.
partner-kind = Wo läuft sie?
partner-kind-server = Auf unserem Server
partner-kind-server-text = Sie kann ein Secret geheim halten.
partner-kind-browser = Im Browser
partner-kind-browser-text = Alles, was sie enthält, lässt sich auslesen. Deshalb erhält sie kein Secret.
partner-kind-device = Auf den Geräten der Nutzer
partner-kind-device-text = Ein Programm oder eine App für Telefone. Sie erhält kein Secret.
partner-kind-kept = Wo eine App läuft, lässt sich nach der Registrierung nicht mehr ändern.
partner-publisher = Wer entwickelt Ihre Apps?
partner-publisher-lead = Das wird bei jeder App von { $company } angezeigt. Sie geben es nur einmal ein.
partner-publisher-name = Name des Anbieters
partner-publisher-name-hint = So, wie Nutzer Sie kennen.
partner-publisher-renamed = Wenn Sie den Namen ändern, werden alle, die Ihre Apps verwenden, noch einmal gefragt.
partner-website = Website
partner-website-hint = Zum Beispiel: https://example.com
partner-support = Support-E-Mail
partner-support-hint = Wird bei Ihrer App angezeigt. Zum Beispiel: help@example.com. Optional.
partner-support-error = Geben Sie eine E-Mail-Adresse ein, zum Beispiel help@example.com
partner-privacy = Datenschutzerklärung
partner-privacy-hint = Die Adresse der Seite. Optional.
partner-terms = Nutzungsbedingungen
partner-terms-hint = Die Adresse der Seite. Optional.
partner-link-error = Geben Sie eine Adresse ein, die mit https:// beginnt
partner-domains = Ihre Domains
partner-domains-lead = Weisen Sie nach, dass eine Domain Ihnen gehört. Bis dahin sehen Nutzer „Nicht geprüfter Anbieter“ und kein Logo. Wenn die App Nutzer zu einer Adresse einer geprüften Domain schickt, sehen sie diese Domain mit einem Zeichen. Ihr Name erhält ein eigenes Zeichen, sobald wir ihn geprüft haben, und verliert es, wenn Sie den Namen, Ihre Domains oder Ihre Weiterleitungsadressen ändern.
partner-domains-later = Speichern Sie zuerst, wer Ihre Apps entwickelt. Dann können Sie Ihre Domains nachweisen.
partner-domain = Domain
partner-domain-hint = Zum Beispiel: example.com
partner-domain-add = Domain hinzufügen
partner-domain-error = Geben Sie einen Domainnamen ein, zum Beispiel example.com. IP-Adressen und Namen einzelner Rechner lassen sich nicht nachweisen.
partner-domain-many = Sie können keine weiteren Domains hinzufügen.
partner-domain-record = Tragen Sie diesen Text in einen TXT-Eintrag dieses Namens ein
partner-domain-file = Oder legen Sie ihn in einer Datei ab, die unter dieser Adresse abrufbar ist
partner-domain-check = { $domain } prüfen
partner-domain-remove = { $domain } entfernen
partner-domain-waiting = Wartet
partner-domain-verified = Geprüft
partner-domain-failed = Nicht geprüft
partner-domain-not-found = Wir haben am { $day } weder den Eintrag noch die Datei gefunden. Es kann einige Stunden dauern, bis neue Einträge überall zu sehen sind.
partner-domain-other = Wir haben am { $day } einen Eintrag oder eine Datei mit einem anderen Text gefunden. Kopieren Sie den Text unten noch einmal.
partner-domain-no-answer = Am { $day } hat weder der Nameserver noch der Webserver der Domain geantwortet.
partner-domain-proven-record = Durch den Eintrag nachgewiesen am { $day }.
partner-domain-proven-file = Durch die Datei nachgewiesen am { $day }.
partner-addresses = Wohin kehren Nutzer zurück?
partner-addresses-lead = Nachdem Nutzer entschieden haben, leiten wir sie an eine dieser Adressen weiter. Sie muss genau mit der Adresse in der Anfrage der App übereinstimmen: jedes Zeichen, auch der Schrägstrich am Ende.
partner-redirect-uris = Weiterleitungsadressen
partner-redirect-uris-hint = Eine pro Zeile, beginnend mit https://
partner-testing-addresses = Weiterleitungsadressen zum Testen
address-for-testing = { $address } (zum Testen)
partner-response-modes = Wie Antworten zu Ihrer App gelangen
partner-response-modes-hint = Wählen Sie, was Ihre App liest. Die meisten Apps lesen den Query-Teil.
partner-response-query = Im Query-Teil der Adresse
partner-response-fragment = Im Fragment der Adresse, das nur Skripte sehen
partner-response-form-post = In einem Formular, das der Browser sendet
partner-sign-in = Anmeldung
partner-sign-in-lead = Wie sich Menschen mit OpenID Connect bei Ihrer App anmelden. Die meisten Apps ändern hier nichts.
partner-subject = Die Kennung, an der Ihre App Menschen wiedererkennt
partner-subject-hint = Sie steht als sub im ID-Token. Wenn Sie die Art der Kennung ändern, erkennt Ihre App niemanden wieder, der sich früher angemeldet hat.
partner-subject-public = Dieselbe Kennung in allen Apps
partner-subject-public-text = Für Unternehmen, deren Apps dieselben Benutzer haben.
partner-subject-pairwise = Eine eigene Kennung
partner-subject-pairwise-text = Andere Apps erkennen daran nicht, dass es dieselbe Person ist. Nur Apps, deren Weiterleitungsadressen alle auf demselben Host liegen, teilen sie.
partner-algorithm = Signatur der ID-Tokens
partner-algorithm-hint = Wählen Sie, was die Bibliothek Ihrer App prüfen kann.
partner-algorithm-usual = Jede Bibliothek prüft sie.
partner-pkce = Schutz des Codes
partner-pkce-hint = Einen unterwegs gestohlenen Code kann dann nur Ihre App verwenden.
partner-pkce-required = Eine Challenge (PKCE)
partner-pkce-required-text = Jede Anfrage enthält eine.
partner-pkce-or-nonce = Eine Challenge oder eine Nonce
partner-pkce-or-nonce-text = Für Bibliotheken ohne PKCE: Eine Anfrage mit openid und einer Nonce braucht keine Challenge.
partner-logout-uris = Adressen nach dem Abmelden
partner-logout-uris-hint = Eine pro Zeile. Ihre App kann Menschen dorthin leiten lassen, nachdem sie sich hier abgemeldet haben.
partner-backchannel-logout = Back-Channel-Logout
partner-backchannel-logout-hint = Optional: https, auf einem Host Ihrer Weiterleitungsadressen, ohne Port. Dort erhält Ihre App ein Logout-Token, wenn eine Sitzung endet, mit der sich jemand bei ihr angemeldet hat.
partner-logout-session = Sitzungs-ID in Logout-Tokens
partner-logout-session-required = Von der App verlangt (sie ist immer enthalten, als sid)
partner-initiate-login = Adresse, die eine Anmeldung beginnt
partner-initiate-login-hint = Optional, auf einem Host Ihrer Weiterleitungsadressen. „Verbundene Apps“ führt dorthin.
partner-max-age = Längste Zeit seit der Anmeldung in Sekunden
partner-max-age-hint = Optional. Wer sich vor längerer Zeit angemeldet hat, meldet sich neu an. Eine Anfrage mit max_age geht vor.
partner-two-factors = Anmeldung in zwei Schritten
partner-two-factors-always = Verlangen, sofern eine Anfrage mit acr_values nichts anderes sagt
partner-error-max-age = Geben Sie 0 bis { $limit } Sekunden ein, oder lassen Sie das Feld leer
partner-error-initiate-login = Geben Sie eine Adresse ein, die mit https:// beginnt und keinen Teil nach # hat
partner-error-initiate-host = Die Adresse muss auf einem Host Ihrer Weiterleitungsadressen liegen
partner-error-backchannel-logout = Back-Channel-Logout: { $fault }
partner-error-public-nonce = Eine App ohne Secret muss eine Challenge senden
partner-playground-hint = Um die App in der Testumgebung auszuprobieren, fügen Sie diese Adresse hinzu. Neben einer Adresse auf Ihrer Domain gilt sie als Testadresse: Für Nutzer ändert sich nichts.
partner-error-line = Zeile { $line }: { $fault }
partner-error-no-address = Geben Sie mindestens eine Adresse ein.
partner-error-many-addresses = Geben Sie höchstens { $limit } Adressen ein.
partner-error-repeated = diese Adresse steht schon in der Liste
partner-error-characters = Leerzeichen und Buchstaben außerhalb von ASCII sind nicht erlaubt
partner-error-wildcard = Platzhalter sind nicht erlaubt
partner-error-not-absolute = geben Sie die ganze Adresse ein, mit https://
partner-error-fragment = Fragmente (#) sind nicht erlaubt
partner-error-user-info = ein Benutzername oder Passwort ist nicht erlaubt
partner-error-https = https ist erforderlich
partner-error-scheme = diese Art von Adresse ist nicht erlaubt
partner-error-own-scheme = das eigene Schema einer App muss ein umgekehrter Domainname sein, zum Beispiel com.example.app
partner-error-answer = die Adresse darf code, state, iss oder error nicht enthalten
partner-error-ip = verwenden Sie einen Hostnamen statt einer IP-Adresse
partner-error-port = lassen Sie den Port weg
partner-error-look-alike = der Hostname mischt Alphabete oder enthält Buchstaben, die anderen zum Verwechseln ähnlich sehen
partner-permissions = Welche Berechtigungen braucht Ihre App?
partner-permissions-lead = Nutzer vertrauen Apps, die um wenig bitten. Begründen Sie jede Berechtigung: Nutzer lesen das auf der Zustimmungsseite.
partner-not-used = Ungenutzt
partner-required = Erforderlich
partner-required-text = Ohne sie funktioniert die App nicht.
partner-optional = Optional
partner-optional-text = Nutzer entscheiden selbst.
partner-default = Darum bitten, wenn eine Anfrage keine Berechtigungen nennt
partner-purpose = Warum brauchen Sie das?
partner-purpose-hint = Nutzer lesen das. Höchstens 120 Zeichen.
partner-error-purpose = Begründen Sie, warum Sie das brauchen: { $permission }
partner-error-purpose-text = Verwenden Sie höchstens 120 Zeichen in einfachen Wörtern, ohne Webadressen: { $permission }
partner-error-no-permission = Wählen Sie mindestens eine Berechtigung.
partner-many = Sie bitten um { $count } Berechtigungen. Apps, die um höchstens sechs bitten, werden öfter erlaubt.
partner-admin = Einige davon kann nur ein Administrator erlauben: { $permissions }
partner-error-name = Geben Sie einen Namen ein.
partner-error-name-long = Verwenden Sie höchstens 50 Zeichen.
partner-error-name-text = Verwenden Sie Buchstaben, Ziffern und einfache Satzzeichen, in einem einzigen Alphabet und ohne Webadressen.
partner-error-name-taken = Das sieht aus wie der Name einer anderen App oder eines anderen Anbieters: { $name }
partner-error-description = Beschreiben Sie in einer Zeile, was die App tut.
partner-review-todo = Bevor die App registriert werden kann
partner-review-publisher = Geben Sie an, wer Ihre Apps entwickelt.
partner-register = App registrieren
partner-register-text = Sie erhalten eine Client-ID und, wenn die App es geheim halten kann, ein Secret.
partner-preview = Zustimmungsseite ansehen
partner-preview-title = Vorschau
partner-preview-note = Das ist nur eine Vorschau. Hier wird nichts erlaubt, und keine App erfährt davon.
partner-preview-as = Anzeigen als
partner-preview-back = Zurück zur App
partner-changes = Nicht gespeicherte Änderungen
partner-changes-todo = Bevor die Änderungen gespeichert werden können
partner-changes-save = Änderungen speichern
partner-change-name = Der Name ändert sich von { $before } zu { $now }.
partner-change-description = Die Beschreibung ändert sich.
partner-change-host = Nutzer können zu einem weiteren Host geschickt werden: { $host }
partner-change-new-address = Nutzer können zu einer weiteren Adresse geschickt werden: { $address }
partner-change-address = Diese Adresse kann nicht mehr verwendet werden: { $address }
partner-change-testing = Sie können die App unter dieser Adresse testen: { $address }
partner-change-modes = Antworten können auf anderen Wegen als bisher zur App gelangen.
partner-change-sign-in = Die App meldet Menschen nach anderen Regeln an als bisher.
partner-change-subjects = Die App erhält für alle eine neue Kennung: Sie erkennt niemanden wieder, der sich früher angemeldet hat.
partner-change-required = Das wird erforderlich: { $permission }
partner-change-optional = Darum kann gebeten werden: { $permission }
partner-change-gone = Darum kann nicht mehr gebeten werden: { $permission }. Was Nutzer vorher erlaubt haben, bleibt, bis sie es entfernen.
partner-change-words = Die Begründung ändert sich: { $permission }
partner-change-asks = Alle, die die App verwenden, werden noch einmal gefragt, wenn die App sie das nächste Mal hierher schickt.
partner-change-review = Die App ist nicht mehr auf dem Marktplatz, bis wir sie erneut geprüft haben.
partner-done-saved = Gespeichert.
partner-done-removed = Die App wurde entfernt.
partner-client-text = Ihre App sendet die Client-ID mit jeder Anfrage. Sie ist nicht geheim.
partner-secret = Client-Secret
partner-secret-text = Ihr Server sendet das Secret zusammen mit der Client-ID, wenn er einen Code oder ein Refresh-Token gegen ein Zugriffstoken eintauscht. Es beweist, dass die Anfrage von Ihrer App kommt. Es bleibt auf Ihrem Server: nie in einem Browser, auf einem Gerät oder in einem Repository.
partner-once-client-id = Ihre App sendet die Client-ID mit jeder Anfrage. Sie ist nicht geheim und bleibt auf der Seite „Zugangsdaten“ der App.
partner-once-next = Legen Sie zuerst das Secret ab. Gehen Sie dann den Ablauf in der Testumgebung durch, die auf der Seite der App steht, oder schreiben Sie Ihre App:
partner-use = So verwenden Sie beides
partner-use-library = Die meisten OAuth-Bibliotheken brauchen nur die Client-ID, das Secret, wenn es eines gibt, und diese Adresse, die den Server beschreibt:
partner-use-curl = Mit curl wird aus einem Code so ein Token. Ersetzen Sie, was in Großbuchstaben steht:
partner-use-curl-public = Mit curl und ohne Secret wird aus einem Code so ein Token. Ersetzen Sie, was in Großbuchstaben steht:
partner-no-secret = Diese App hat kein Secret: Sie läuft dort, wo jeder sie auslesen kann.
partner-secret-replace = Secret ersetzen
partner-play = In der Testumgebung ausprobieren
partner-play-text = Die Testumgebung führt Schritt für Schritt durch den ganzen Ablauf, mit Ihrer App.
partner-play-address = Fügen Sie zuerst die Adresse der Testumgebung zu den Weiterleitungsadressen der App hinzu. Sie dient zum Testen: Nutzer werden nicht erneut gefragt.
partner-play-add = Adresse hinzufügen
partner-next = Nächste Schritte
partner-next-play = Den Ablauf testen
partner-next-code = Die App schreiben
partner-next-code-text = Die Client-ID, das Secret und wie eine Bibliothek oder curl sie verwendet.
partner-next-code-go = Zugangsdaten anzeigen
partner-next-offer = Anderen Unternehmen anbieten
partner-next-offer-go = Zum Angebot
partner-market = Marktplatz
partner-market-text = Auf dem Marktplatz wird die App jedem Unternehmen angeboten.
partner-market-unlisted = Nicht angeboten.
partner-market-submitted = Eingereicht am { $day }. Wir prüfen sie, bevor sie angeboten wird.
partner-market-listed = Angeboten seit dem { $day }.
partner-market-declined = Abgelehnt am { $day }. Begründung: { $note }
partner-market-submit = Beim Marktplatz einreichen
partner-market-withdraw = Vom Marktplatz nehmen
partner-market-lacks = Bevor sie angeboten werden kann:
partner-lacks-verified = Weisen Sie die Domain jeder Weiterleitungsadresse nach.
partner-lacks-website = Geben Sie Ihre Website an: Nutzer beginnen dort.
partner-lacks-privacy = Geben Sie die Adresse Ihrer Datenschutzerklärung an.
partner-lacks-loopback = Fügen Sie eine Weiterleitungsadresse auf Ihrer Domain hinzu. Adressen auf dem eigenen Gerät dienen nur zum Testen.
partner-logo = Logo
partner-logo-text = Nutzer sehen es auf der Zustimmungsseite, sobald eine Ihrer Domains geprüft ist. Bis dahin sehen sie den ersten Buchstaben des Namens.
partner-logo-later = Ein Logo können Sie hochladen, sobald die App registriert ist.
partner-logo-now = Ihr Logo, wie Nutzer es sehen
partner-logo-file = Bild
partner-logo-hint = Eine PNG-, JPEG- oder WebP-Datei von höchstens 1 MiB, höchstens 2048 Pixel breit und hoch. Wir rechnen es um auf 96 × 96 Pixel.
partner-logo-asks = Ein neues Logo gilt sofort. Alle, die die App verwenden, werden noch einmal gefragt, wenn die App sie das nächste Mal hierher schickt.
partner-logo-upload = Logo hochladen
partner-logo-remove = Logo entfernen
partner-logo-none = Wählen Sie ein Bild.
partner-logo-bytes = Die Datei ist größer als 1 MiB. Verkleinern Sie sie.
partner-logo-format = Diese Datei ist kein PNG-, JPEG- oder WebP-Bild. Speichern Sie das Bild als PNG.
partner-logo-pixels = Das Bild ist mehr als 2048 Pixel breit oder hoch. Verkleinern Sie es.
partner-logo-broken = Das Bild ist beschädigt. Speichern Sie es noch einmal als PNG.
partner-remove = App entfernen
partner-remove-question = { $name } entfernen?
partner-remove-text = Niemand kann sie mehr verbinden, und alle, die sie verbunden haben, verlieren sofort den Zugriff. Das lässt sich nicht rückgängig machen.
partner-remove-draft = Ihre Eingaben werden gelöscht.
partner-publisher-mark = Anbieter

# Der Marktplatz.

market-title = Marktplatz
market-lead = Apps, die andere für { $platform } entwickeln. Wir haben jede geprüft.
market-none = Hier gibt es noch keine Apps
market-none-text = Eine App erscheint hier, sobald ihre Eigentümer sie eingereicht haben und wir sie geprüft haben.
market-apps = Apps
market-view = Ansehen
market-look = Prüfen
market-owner = Unternehmen
market-since = Eingereicht am
market-listed-since = Angeboten seit
market-about = Wer sie entwickelt
market-no-domain = Keine
market-address-verified = Geprüfte Domain
market-address-unverified = Domain nicht geprüft
market-address-testing = Zum Testen
market-address-device = Auf dem Gerät des Nutzers
market-warnings = Prüfen Sie das zuerst
market-warn-unverified = Eine Weiterleitungsadresse liegt auf keiner geprüften Domain des Anbieters: Nichts sagt, wer die Antworten erhält.
market-warn-name = Niemand hat bestätigt, dass der Anbieter den Namen { $publisher } führt. Geprüft ist nur die Domain.
market-warn-privacy = Der Anbieter nennt keine Datenschutzerklärung.
market-warn-website = Der Anbieter nennt keine Website.
market-warn-admin = Sie bittet um etwas, das nur ein Administrator erlauben kann: { $permissions }
market-warn-many = Sie bittet um { $count } Berechtigungen. Braucht sie alle für das, was sie tut?
market-decide = Entscheiden
market-own = Ihr Unternehmen entwickelt diese App. Jemand aus einem anderen Unternehmen entscheidet.
market-own-short = (Ihres)
market-website = Website der App öffnen, um sie zu verbinden
market-approve = Für { $company } genehmigen
market-approve-text = Dann darf jeder bei { $company } sie erlauben, soweit die eigene Rolle es zulässt.
market-approved = { $company } hat sie genehmigt.
market-approved-short = Genehmigt
market-not-approved = Richtlinie entscheidet
market-review = Zu prüfende Apps
market-review-lead = Ihre Eigentümer möchten sie auf dem Marktplatz anbieten.
market-review-none = Nichts zu prüfen
market-review-none-text = Wenn ein Eigentümer eine App einreicht, wartet sie hier auf eine Entscheidung.
market-names = Namen von Anbietern
market-names-lead = Eine geprüfte Domain sagt, wohin die Antworten einer App gehen, nicht, wem die App gehört. Bestätigen Sie einen Namen nur, wenn Sie geprüft haben, dass die Organisation hinter diesen Domains ihn führt. Jede Änderung des Namens, der Domains oder der Adressen beendet die Bestätigung.
market-names-none = Kein Anbieter hat eine geprüfte Domain
market-names-none-text = Ein Name kann bestätigt werden, sobald sein Anbieter eine Domain nachgewiesen hat.
market-name-state = Name
market-name-open = Nicht bestätigt
market-name-since = seit { $day }
market-name-own = Ihr eigenes Unternehmen: Jemand anderes entscheidet.
market-name-accept = Namen { $name } bestätigen
market-name-end = Bestätigung von { $name } zurücknehmen
market-accept = { $name } anbieten
market-decline = { $name } ablehnen
market-note = Begründung für die Eigentümer
market-note-hint = Die Eigentümer lesen sie, wenn Sie ablehnen. Höchstens 120 Zeichen.
market-done = Erledigt.

## Das Protokoll

audit = Protokoll
audit-lead = Wer sich angemeldet und wer was mit Zugangsdaten, Zugriffen und Richtlinie getan hat. Neueste zuerst; die Einträge sind verkettet, sodass keiner unbemerkt geändert werden kann.
audit-none = Keine passenden Einträge
audit-what = Was
audit-who = Wer
audit-from = Von
audit-to = Bis
audit-file = Als CSV herunterladen
audit-who-example = Name oder E-Mail
audit-when = Wann ({ $zone })
audit-address = Von
audit-none-text = Kein Eintrag entspricht Ihrer Suche.
audit-show-all = Alle Einträge anzeigen
audit-empty = Noch keine Einträge
audit-empty-text = Anmeldungen und alles, was mit Zugangsdaten, Zugriffen und Richtlinie geschieht, werden hier festgehalten.
audit-older = Ältere Einträge
audit-newest = Neueste Einträge
audit-file-limit = Die Datei enthält höchstens die neuesten 10.000 Einträge.
audit-set = { $what }: { $now }
audit-changed = { $what }: { $before } → { $now }
audit-unchanged = Nichts wurde geändert.
audit-no-end-date = Ohne Enddatum
audit-yes = Erlaubt
audit-no = Nicht erlaubt
audit-role = Rolle
audit-account-disabled = Deaktiviert
audit-account-enabled = Aktiviert
audit-account-password = Neues Passwort
audit-account-first-name = Vorname
audit-account-last-name = Nachname
audit-account-email = E-Mail-Adresse
audit-account-signed-out = Überall abgemeldet
audit-account-subject = Der Plattform bekannt als
audit-account-job-title = Berufsbezeichnung
audit-invited-again = Noch einmal
audit-via = Über
audit-publisher = Anbieter
audit-name-before = Vorheriger Name
audit-domains = Domains
audit-hosts = Adressen
audit-review-ended = Der Name ist nicht mehr bestätigt
audit-email-link = Über den Link in einer E-Mail
audit-secret-only = Frühere Secrets funktionieren nicht mehr
audit-secret-beside = Das vorherige Secret funktioniert weiterhin
audit-response-modes = Antwortmodi
audit-client-sign-in = Wie sie Benutzer anmeldet
audit-domain-by-record = Durch den DNS-Eintrag nachgewiesen
audit-domain-by-file = Durch die Datei nachgewiesen
audit-domain-not-found = Weder Eintrag noch Datei gefunden
audit-domain-other = Eintrag oder Datei enthält einen anderen Text
audit-domain-no-answer = Die Domain hat nicht geantwortet
audit-email-not-written = Die E-Mail konnte nicht verfasst werden
audit-all = Alles
audit-credentials = Zugangsdaten
audit-grants = Zugriff von Apps
audit-policy = Richtlinie, Entscheidungen und Anfragen
audit-apps = Eigene Apps
audit-people = Konten
audit-program = { $name } (ein Schlüssel oder ein Dienst)
audit-platform = Die Plattform
audit-operator = Der Betreiber, auf der Kommandozeile
audit-server = Der Server, automatisch
when-and-where = { $when }, von { $address }
audit-credential-made =
    { $kind ->
        [api_key] API-Schlüssel { $name } erstellt
        [partner_api_key] Partner-API-Schlüssel { $name } erstellt
        [api_token] API-Token { $name } erstellt
        [oauth_client] OAuth-Client { $name } erstellt
        *[other] Zugangsdaten { $name } erstellt
    }
audit-credential-replaced =
    { $kind ->
        [api_key] Secret des API-Schlüssels { $name } ersetzt
        [partner_api_key] Secret des Partner-API-Schlüssels { $name } ersetzt
        [api_token] Secret des API-Tokens { $name } ersetzt
        [oauth_client] Secret des OAuth-Clients { $name } ersetzt
        *[other] Secret der Zugangsdaten { $name } ersetzt
    }
audit-credential-revoked =
    { $kind ->
        [api_key] API-Schlüssel { $name } widerrufen
        [partner_api_key] Partner-API-Schlüssel { $name } widerrufen
        [api_token] API-Token { $name } widerrufen
        [oauth_client] OAuth-Client { $name } widerrufen
        *[other] Zugangsdaten { $name } widerrufen
    }
audit-client-added = Client { $name } registriert
audit-client-secret-added = Client { $name } ein neues Secret gegeben
audit-client-changed = Client { $name } geändert
audit-client-disabled = Client { $name } deaktiviert
audit-client-enabled = Client { $name } wieder aktiviert
audit-other = { $action }: { $name }
audit-signing-key-made = Nächsten Signaturschlüssel erzeugt: { $name }
audit-server-key-made = Nächsten Serverschlüssel erzeugt: { $name }
audit-server-key-retired = Serverschlüssel sofort außer Betrieb genommen: { $name }
audit-master-key-changed = Hauptschlüssel gewechselt zu { $name }
audit-grant-given = { $name } Zugriff erlaubt
audit-permission-removed = { $name } eine Berechtigung entzogen
audit-grant-removed = { $name } allen Zugriff entzogen
audit-grant-of-person-removed = { $name } für eine Person entfernt
audit-grants-of-app-removed = { $name } für alle entfernt
audit-app-blocked = { $name } gesperrt
audit-app-approved = { $name } für alle genehmigt
audit-app-undecided = Richtlinie auf { $name } angewendet
audit-approval-asked = Genehmigung für { $name } angefragt
audit-approval-withdrawn = Anfrage zu { $name } zurückgezogen
audit-approval-given = Eine Anfrage zu { $name } genehmigt
audit-approval-refused = Eine Anfrage zu { $name } abgelehnt
audit-policy-changed = Richtlinie geändert
audit-time-zone-changed = Zeitzone von { $name } geändert
audit-second-factor-required = Verlangt in { $name } die Anmeldung in zwei Schritten
audit-second-factor-optional = Verlangt in { $name } die Anmeldung in zwei Schritten nicht mehr
audit-app-registered = App { $name } registriert
audit-app-introduced = Der App { $name }, die sich selbst vorgestellt hat, zum ersten Mal geantwortet
audit-registration-token-made = Token erstellt, mit dem sich Apps selbst registrieren
audit-host-approved = Apps von { $name } genehmigt
audit-host-blocked = Apps von { $name } gesperrt
audit-host-undecided = Apps von { $name } der Richtlinie überlassen
audit-app-changed = App { $name } geändert
audit-logo-given = Logo der App { $name } hochgeladen
audit-logo-removed = Logo der App { $name } entfernt
audit-app-removed = App { $name } gelöscht
audit-app-submitted = App { $name } beim Marktplatz eingereicht
audit-app-withdrawn = App { $name } vom Marktplatz zurückgezogen
audit-app-listed = App { $name } in den Marktplatz aufgenommen
audit-app-declined = App { $name } für den Marktplatz abgelehnt
audit-publisher-changed = Anbieter { $name } gespeichert
audit-publisher-reviewed = Namen des Anbieters { $name } bestätigt
audit-publisher-review-ended = Bestätigung des Anbieternamens { $name } zurückgenommen
audit-domain-claimed = Domain { $name } hinzugefügt
audit-domain-checked = Domain { $name } geprüft
audit-domain-dropped = Domain { $name } entfernt
audit-company-added = Unternehmen { $name } erstellt
audit-user-added = Konto { $name } erstellt
audit-user-changed = Konto { $name } geändert
audit-login-rejected = { $name } hat niemanden angemeldet
audit-login-refused = Anmeldung abgelehnt, die in einem anderen Browser begonnen wurde
audit-membership-added = { $name } ins Unternehmen aufgenommen
audit-membership-removed = { $name } aus dem Unternehmen entfernt
audit-idp-added = Identitätsanbieter { $name } hinzugefügt
audit-idp-changed = Identitätsanbieter { $name } geändert
audit-idp-removed = Identitätsanbieter { $name } entfernt
audit-idp-demanded = Geändert, ob man sich mit { $name } anmelden muss
audit-identity-linked = Eigenes Konto mit { $name } verknüpft
audit-identity-unlinked = Verknüpfung des Kontos mit { $name } aufgehoben
audit-upstream-signed-out = Sitzungen durch { $name } beendet
audit-passkey-added = Passkey { $name } hinzugefügt
audit-passkey-removed = Passkey { $name } entfernt
audit-passkey-refused = Passkey { $name } abgelehnt: Vielleicht ist eine Kopie in Gebrauch
audit-authenticator-added = Authenticator-App { $name } hinzugefügt
audit-authenticator-removed = Authenticator-App { $name } entfernt
audit-recovery-codes-made = Neue Wiederherstellungscodes für { $name } erstellt
audit-recovery-code-used = Mit einem Wiederherstellungscode von { $name } angemeldet
audit-factors-reset = Passkeys, Authenticator-Apps und Wiederherstellungscodes von { $name } entfernt
audit-email-given-up = Konnte keine E-Mail an { $name } senden
audit-logout-given-up = Konnte { $name } das Ende einer Sitzung nicht melden

## E-Mails

mail-greeting = Hallo { $name },
mail-closing = Automatisch versendet von { $platform } an { $email }. Antworten werden nicht gelesen. Wir fragen nie per E-Mail nach Ihrem Passwort.
mail-fact = { $label }: { $value }
mail-allowed-subject = { $app } kann jetzt Ihr { $platform }-Konto verwenden
mail-allowed-text = Das haben Sie { $app } in Ihrem { $platform }-Konto erlaubt:
mail-allowed-preview = Sie haben es am { $time } erlaubt. Das waren Sie nicht? Entfernen Sie den Zugriff ohne Anmeldung.
mail-more-subject = { $app } kann jetzt mehr in Ihrem { $platform }-Konto tun
mail-more-text = Das haben Sie { $app } in Ihrem { $platform }-Konto zusätzlich erlaubt:
mail-renewed-subject = { $app } kann Ihr { $platform }-Konto weiterhin verwenden
mail-renewed-text = Das haben Sie { $app } in Ihrem { $platform }-Konto erneut erlaubt. Neu ist nichts davon:
mail-publisher = Anbieter
mail-when = Wann
mail-where = Aus dem Netz
mail-gone = Dieser Zugriff wurde inzwischen entfernt.
mail-not-me = Waren Sie das nicht?
mail-remove = Diesen Zugriff entfernen
mail-not-me-text = Der Link gilt { $days } Tage, funktioniert ohne Anmeldung und kann nur diesen Zugriff entfernen. Wenn Sie es waren, müssen Sie nichts tun.
mail-connected-apps = Alle Ihre Apps finden Sie unter { $link }.
mail-asked-subject = { $name } möchte { $app } verwenden
mail-asked-text = { $name } ({ $email }) bittet Sie, { $app } in { $company } zu erlauben. Die App bittet um:
mail-asked-message = Nachricht der Person:
mail-asked-link = Anfrage beantworten
mail-approved-subject = Sie können { $app } jetzt verbinden
mail-approved-text = { $name } hat Ihre Anfrage genehmigt. Sie können { $app } jetzt verbinden: Beginnen Sie in der App. Vorher hat sie keinen Zugriff.
mail-refused-subject = Sie können { $app } nicht verbinden: Ihre Anfrage wurde abgelehnt
mail-refused-text = { $name } hat Ihre Anfrage abgelehnt. An { $app } wurde nichts weitergegeben.
mail-reason = Begründung:
mail-ends-subject = Das API-Token { $name } läuft am { $day } ab
mail-ends-text = Das API-Token { $name }, das auf { $ending } endet, gilt in { $company } bis { $time }. Danach schlagen Aufrufe fehl, die es verwenden. Erstellen Sie rechtzeitig ein neues, wenn Sie es noch brauchen.
mail-stops-subject = Ein altes Secret von { $name } wird am { $day } ungültig
mail-stops-text = Das Secret von { $name } in { $company }, das auf { $ending } endet, wurde ersetzt. Es gilt noch bis { $time }. Danach schlagen Aufrufe fehl, die es verwenden. Systeme, die es noch verwenden, brauchen das neue.
mail-key-subject = Der API-Schlüssel { $name } gibt noch immer Zugriff auf alles
mail-key-text = Der API-Schlüssel { $name }, der auf { $ending } endet, wurde am { $day } erstellt. Er kann alles in { $company } lesen und ändern und läuft nie ab. Er ist nur für Tests gedacht: Widerrufen Sie ihn, wenn Sie ihn nicht mehr brauchen.
mail-factor-subject =
    { $change ->
        [passkey_added] Neuer Passkey für Ihr Konto bei { $platform }
        [passkey_removed] Passkey von Ihrem Konto bei { $platform } entfernt
        [authenticator_added] Neue Authenticator-App für Ihr Konto bei { $platform }
        [authenticator_removed] Authenticator-App von Ihrem Konto bei { $platform } entfernt
        [recovery_codes_made] Neue Wiederherstellungscodes für Ihr Konto bei { $platform }
        [recovery_code_used] Wiederherstellungscode für Ihr Konto bei { $platform } verwendet
        [identity_linked] Ihr Konto bei { $platform } ist jetzt mit einer Unternehmensanmeldung verknüpft
        [identity_unlinked] Ihr Konto bei { $platform } ist nicht mehr mit einer Unternehmensanmeldung verknüpft
       *[reset] Anmeldung in zwei Schritten bei { $platform } zurückgesetzt
    }
mail-factor-text =
    { $change ->
        [passkey_added] Mit dem Passkey { $name } kann man sich jetzt an Ihrem Konto anmelden.
        [passkey_removed] Mit dem Passkey { $name } kann man sich nicht mehr an Ihrem Konto anmelden.
        [authenticator_added] Nach den Codes der Authenticator-App { $name } wird jetzt gefragt, wenn Sie sich mit Ihrem Passwort anmelden.
        [authenticator_removed] Die Codes der Authenticator-App { $name } gelten nicht mehr für Ihr Konto.
        [recovery_codes_made] Für Ihr Konto wurden neue Wiederherstellungscodes erstellt. Die alten gelten nicht mehr.
        [recovery_code_used] Jemand hat sich nach Ihrem Passwort mit einem Ihrer Wiederherstellungscodes an Ihrem Konto angemeldet. Dieser Code gilt nicht mehr.
        [identity_linked] Mit { $name } kann man sich jetzt an Ihrem Konto anmelden.
        [identity_unlinked] Mit { $name } kann man sich nicht mehr an Ihrem Konto anmelden.
       *[reset] Ein Administrator oder der Betreiber hat Ihre Passkeys, Authenticator-Apps und Wiederherstellungscodes entfernt. Melden Sie sich mit Ihrem Passwort an und richten Sie die Anmeldung in zwei Schritten neu ein.
    }
mail-factor-link = Überall abmelden
mail-factor-link-text = Der Link gilt { $days } Tage ohne Anmeldung. Er beendet alle Ihre Sitzungen und nimmt weg, was hinzugefügt wurde. Wenn Sie es waren, ist nichts zu tun.
link-joins = Sie gehören dann auch zu { $company }.
mail-credential-link = Verwalten
not-me-text = Sie müssen sich dafür nicht anmelden. Wenn nicht Sie { $app } erlaubt haben, Ihr Konto zu verwenden, entfernen Sie den Zugriff.
not-me-keep = Zugriff behalten
not-me-removed = Zugriff entfernt
not-me-removed-text = { $app } kann Ihr Konto nicht mehr verwenden.
not-me-next = Wenn nicht Sie das erlaubt haben, kennt vielleicht jemand Ihr Passwort: Bitten Sie Ihren Administrator um ein neues. Was sonst erlaubt wurde, finden Sie unter { $link }.
not-me-expired = Dieser Link gilt nicht mehr
not-me-expired-text = Sie können den Zugriff weiterhin entfernen: Melden Sie sich an und gehen Sie zu { $link }.
not-me-unknown = Dieser Link funktioniert nicht
not-me-unknown-text = Vielleicht fehlt ein Teil davon. Sie können den Zugriff trotzdem entfernen: Melden Sie sich an und gehen Sie zu { $link }.

## Wie man sich anmeldet

passkeys = Passkeys
passkeys-lead = Melden Sie sich mit Fingerabdruck, Gesicht oder Bildschirmsperre an statt mit einem Passwort. Ein Passkey funktioniert nur auf { $host }.
passkeys-none = Noch keine Passkeys
passkeys-none-text = Ein Passkey ist schneller als ein Passwort, lässt sich nicht erraten und ist zwei Faktoren in einem.
passkeys-not-offered = Für die Adresse dieses Servers können Browser keine Passkeys erstellen: Sie braucht einen Namen und HTTPS.
passkey-add = Passkey hinzufügen
passkey-what = Ihr Browser fragt, wo er liegen soll: auf diesem Gerät, auf Ihrem Telefon, auf einem Sicherheitsschlüssel oder in einem Passwortmanager.
passkey-make = Passkey erstellen
passkey-name = Passkey
passkey-default-name = Mein Passkey
passkey-known = Dieses Gerät hat schon einen Passkey für Ihr Konto.
passkey-not-made = Es wurde kein Passkey erstellt. Versuchen Sie es noch einmal.
passkey-not-used = Es wurde kein Passkey verwendet. Versuchen Sie es noch einmal oder melden Sie sich mit Ihrem Passwort an.
passkey-no-script = Passkeys brauchen JavaScript und einen Browser, der sie unterstützt. Alles andere funktioniert auch ohne.
passkey-expired = Das hat zu lange gedauert, oder die Seite war in einem anderen Browser offen. Versuchen Sie es noch einmal.
passkey-copied = Am { $day } abgelehnt: Vielleicht ist eine Kopie in Gebrauch. Entfernen Sie ihn, wenn Sie nicht wissen, warum.
passkey-sign-in = Mit Passkey anmelden
passkey-remove-question = Passkey { $name } entfernen?
passkey-remove-text = Er meldet Sie hier nicht mehr an. Löschen Sie ihn auch auf Ihrem Gerät, damit er nicht mehr angeboten wird.
second-factor = Anmeldung in zwei Schritten
second-factor-lead = Nach dem Passwort beweist ein Code von Ihrem Telefon, dass Sie es sind. Ein Passkey braucht keinen Code.
second-factor-demanded = { $company } verlangt die Anmeldung in zwei Schritten.
second-factor-demanded-here = Was Sie vorhaben, verlangt die Anmeldung in zwei Schritten.
second-factor-set-up = Anmeldung in zwei Schritten einrichten
authenticators = Authenticator-Apps
authenticators-none = Die Anmeldung in zwei Schritten ist aus
authenticators-none-text = Fügen Sie eine Authenticator-App hinzu. Dann werden Sie bei jeder Anmeldung mit Passwort nach ihrem Code gefragt.
authenticator-add = Authenticator-App hinzufügen
authenticator-name = Authenticator-App
authenticator-default-name = Meine Authenticator-App
authenticator-what = Jede App für Einmalcodes ist geeignet: die in Ihrem Passwortmanager oder eine aus dem App-Store.
authenticator-scan = Scannen Sie diesen Code mit der App.
authenticator-qr = QR-Code mit dem Schlüssel darunter
authenticator-type = Oder den Schlüssel eintippen
authenticator-confirm = Bestätigen
authenticator-expired = Diese Seite war zu lange offen. Scannen Sie den neuen Code.
authenticator-remove-question = Authenticator-App { $name } entfernen?
authenticator-remove-text = Ihre Codes melden Sie nicht mehr an.
authenticator-remove-last = Es ist Ihre einzige: Dann ist die Anmeldung in zwei Schritten aus, und Ihre Wiederherstellungscodes gelten nicht mehr.
code = Code
code-first = Geben Sie den Code ein, den die App zeigt
code-hint = 6 Ziffern. Er ändert sich alle 30 Sekunden.
code-wrong = Der Code ist falsch oder wurde schon verwendet. Geben Sie den ein, den die App jetzt zeigt.
code-wrong-first = Der Code ist falsch. Prüfen Sie, ob die Uhr Ihres Geräts stimmt, und geben Sie den Code ein, den die App jetzt zeigt.
code-instead = Code aus der App verwenden
recovery-code = Wiederherstellungscode
recovery-code-hint = 16 Buchstaben und Ziffern. Jeder gilt einmal.
recovery-code-wrong = Der Wiederherstellungscode ist falsch oder wurde schon verwendet.
recovery-code-instead = Wiederherstellungscode verwenden
recovery-codes = Wiederherstellungscodes
recovery-codes-left =
    { $count ->
        [0] Keine Wiederherstellungscodes mehr übrig
        [one] Noch 1 Wiederherstellungscode übrig
       *[other] Noch { $count } Wiederherstellungscodes übrig
    }
recovery-codes-what = Wenn Sie die App verlieren, melden Sie sich mit einem Wiederherstellungscode an. Jeder gilt einmal.
recovery-codes-once = Diese Codes werden nur einmal angezeigt. Drucken Sie sie aus oder bewahren Sie sie in einem Passwortmanager auf, nicht auf dem Gerät mit der App.
recovery-codes-renew = Neue Wiederherstellungscodes erstellen
recovery-codes-renew-question = Neue Wiederherstellungscodes erstellen?
recovery-codes-renew-text = Die alten gelten dann nicht mehr.
recovery-codes-renew-do = Neue Codes erstellen
recovery-codes-saved = Ich habe sie gespeichert
factor-added = Hinzugefügt
factor-name = Name
factor-name-hint = Damit Sie wissen, was gemeint ist, zum Beispiel „Diensthandy“.
factor-no-name = Geben Sie einen Namen ein.
factor-rename = Umbenennen
factor-save = Speichern
factor-remove = Entfernen
factor-keep = Behalten
factor-too-many = Mehr sind nicht möglich. Entfernen Sie zuerst einen Eintrag.
factor-done-added = Der Eintrag wurde hinzugefügt.
factor-done-renamed = Der Name wurde gespeichert.
factor-done-removed = Der Eintrag wurde entfernt.
second-step = Zweiter Schritt
second-step-for = Das Passwort für { $email } war richtig.
second-step-lost = Alles verloren? Ihr Administrator kann die Anmeldung in zwei Schritten zurücksetzen.
second-step-start-again = Von vorn beginnen
sign-in-or = oder
sign-in-continue-with = Weiter mit { $name }
sign-in-company = Anmeldung Ihres Unternehmens verwenden
sign-in-no-company = Für diese Adresse gibt es keine Unternehmensanmeldung. Prüfen Sie die Adresse oder geben Sie Ihr Passwort ein.
sign-in-link-first = Ein Konto mit dieser Adresse gibt es schon. Melden Sie sich an, um es mit { $name } zu verknüpfen.
sign-in-account-itself = Sie haben sich mit { $name } angemeldet; das gilt nur für Ihr Unternehmen. Um zu ändern, wie Sie sich bei Ihrem Konto anmelden, melden Sie sich bei dem Konto selbst an.
sign-in-up-used = Diese Anmeldung wurde schon verwendet oder hat zu lange gedauert. Beginnen Sie noch einmal.
sign-in-up-browser = Diese Anmeldung hat in einem anderen Browser begonnen. Beginnen Sie hier noch einmal.
sign-in-up-no-account = Hier gibt es kein Konto, das Sie verwenden können. Fragen Sie Ihren Administrator.
sign-in-up-gone = Diese Anmeldung gibt es nicht mehr.
sign-in-up-not-reached = { $name } ist nicht erreichbar. Versuchen Sie es gleich noch einmal.
sign-in-up-denied = { $name } hat Sie nicht angemeldet.
sign-in-up-not-recent = { $name } hat nicht bestätigt, dass Sie sich gerade angemeldet haben. Versuchen Sie es dort noch einmal.
sign-in-up-fault = Die Antwort von { $name } kann nicht angenommen werden. Versuchen Sie es noch einmal; hilft das nicht, melden Sie es Ihrem Administrator.
sign-in-up-not-member = Ihr Konto bei { $name } ist hier nicht zugelassen. Fragen Sie Ihren Administrator.
sign-in-up-incomplete = { $name } hat Ihren Namen und eine bestätigte E-Mail-Adresse Ihres Unternehmens nicht mitgeteilt. Fragen Sie Ihren Administrator.
link-title = Konto verknüpfen?
link-text = Von jetzt an können Sie sich bei diesem Konto mit { $name } anmelden.
link-act = Konto verknüpfen
link-not-now = Jetzt nicht
sign-in-passkey-wrong = Dieser Passkey hat nicht funktioniert. Versuchen Sie es noch einmal oder melden Sie sich mit Ihrem Passwort an.
sign-in-passkey-late = Das hat zu lange gedauert. Versuchen Sie es noch einmal mit dem Passkey.
factor-link-question = Überall abmelden?
factor-link-text = Alle Ihre Sitzungen enden, in allen Browsern. Melden Sie sich danach an und ändern Sie Ihr Passwort.
factor-link-removes = Auch { $name } wird entfernt und meldet niemanden mehr an Ihrem Konto an.
factor-link-keep = Nichts tun
factor-link-do = Überall abmelden
factor-link-done = Sie sind überall abgemeldet
factor-link-done-text = Wenn Sie es nicht waren, kennt vielleicht jemand anderes Ihr Passwort: Ändern Sie es und prüfen Sie, wie man sich an Ihrem Konto anmeldet.
factor-link-other = Sie können noch immer prüfen, wie man sich an Ihrem Konto anmeldet: Melden Sie sich an und öffnen Sie { $link }.
account-title = Ihr Konto
account-lead = Ihr Name, wie Sie sich bei { $platform } anmelden und wo Sie angemeldet sind.
account-details = Ihre Angaben
account-first-name = Vorname
account-last-name = Nachname
account-name-error = Geben Sie einen Namen ein, in einer Zeile und ohne unsichtbare Zeichen.
account-email = E-Mail
account-email-hint = Damit melden Sie sich an, und dorthin schreiben wir Ihnen.
account-language = Sprache
account-save = Angaben speichern
account-saved = Angaben gespeichert.
account-password = Passwort
account-password-text = Wählen Sie ein neues, wenn jemand anderes es kennen könnte. Überall sonst werden Sie dann abgemeldet.
account-passkeys-manage = Passkeys verwalten
account-passkeys-text = Mit Fingerabdruck, Gesicht oder Bildschirmsperre statt mit einem Passwort anmelden.
account-second-factor-manage = Anmeldung in zwei Schritten verwalten
account-second-factor-text = Nach dem Passwort beweist ein Code von Ihrem Telefon, dass Sie es sind.
account-password-changed = Passwort geändert. Überall sonst sind Sie abgemeldet.
account-sessions = Wo Sie angemeldet sind
account-sessions-text = Melden Sie ab, was Sie nicht kennen, und ändern Sie dann Ihr Passwort.
account-providers = Unternehmensanmeldung
account-providers-text = Sie melden sich hier auch damit an.
account-provider-unlink = Verknüpfung aufheben
account-provider-unlink-question = Verknüpfung mit { $name } aufheben?
account-provider-unlink-text = Sie melden sich hier dann nicht mehr mit { $name } an. Sitzungen, die dort begonnen haben, enden. Sie können sich dort anmelden, um es wieder zu verknüpfen.
account-provider-unlink-demanded = { $company } verlangt es. Sie können erst wieder für { $company } handeln, wenn Sie es neu verknüpft haben.
account-provider-keep = Behalten
account-provider-unlinked = Verknüpfung aufgehoben.
account-provider-only = Sie können sich nur damit anmelden. Wählen Sie ein Passwort oder fügen Sie einen Passkey hinzu, bevor Sie die Verknüpfung aufheben.
account-provider-signed-in = Sie sind über Ihr Unternehmen angemeldet. Melden Sie sich mit Ihrem Passwort oder einem Passkey an, um die Verknüpfung aufzuheben.
account-session-browser = Browser
account-session-network = Netz
account-session-first = Angemeldet
account-session-last = Zuletzt genutzt
account-session-apps = Angemeldet bei { $apps }
account-session-here = Dieser Browser
account-session-end = Abmelden
account-session-ended = Dort abgemeldet.
account-sessions-end = Überall sonst abmelden
account-sessions-ended = Überall sonst abgemeldet.
account-browser = { $browser } unter { $system }
account-browser-unknown = Unbekannter Browser
account-unknown = Unbekannt
password-title = Passwort ändern
password-lead = Überall sonst werden Sie dann abgemeldet. Apps behalten ihren Zugriff, wenn Sie ihn hier nicht beenden.
password-present = Derzeitiges Passwort
password-by-passkey = Stattdessen mit Ihrem Passkey anmelden
password-new = Neues Passwort
password-rule = { $minimum } bis { $limit } Zeichen. Gut sind mehrere Wörter, die nichts miteinander zu tun haben.
password-delegates = Auch den Zugriff aller Apps entfernen und meine API-Tokens widerrufen
password-no-present = Geben Sie Ihr derzeitiges Passwort ein.
password-no-new = Geben Sie ein neues Passwort ein.
password-wrong = Das derzeitige Passwort stimmt nicht.
password-same = Das ist Ihr derzeitiges Passwort. Wählen Sie ein anderes.
password-meanwhile = Ihr Passwort wurde inzwischen an anderer Stelle geändert. Hier wurde nichts geändert.
password-too-short = Verwenden Sie mindestens { $minimum } Zeichen.
password-too-long = Verwenden Sie höchstens { $limit } Zeichen.
password-control = Lassen Sie Tabulatoren und andere Steuerzeichen weg.
password-weak-personal = Leicht zu erraten: Es enthält Ihren Namen, Ihre Adresse oder den Namen der Plattform.
password-weak-common = Leicht zu erraten: Viele verwenden dieses Passwort oder ein ähnliches.
password-weak-name = Leicht zu erraten: Es enthält häufige Namen.
password-weak-keyboard = Leicht zu erraten: Es ist eine Tastenreihe oder ein Tastenmuster.
password-weak-repeats = Leicht zu erraten: Es wiederholt sich.
password-weak-sequence = Leicht zu erraten: Es enthält eine Folge wie abc oder 6543.
password-weak-date = Leicht zu erraten: Es enthält ein Datum oder ein Jahr.
password-weak-words = Leicht zu erraten: Ergänzen Sie ein oder zwei Wörter, die nicht zusammengehören.
forgotten-link = Passwort vergessen?
forgotten-title = Passwort vergessen?
forgotten-text = Geben Sie die E-Mail-Adresse Ihres Kontos bei { $platform } ein. Sie bekommen einen Link, mit dem Sie ein neues Passwort wählen.
forgotten-send = Link senden
forgotten-no-email = Geben Sie eine E-Mail-Adresse ein, zum Beispiel name@example.com.
forgotten-sent = Sehen Sie in Ihre E-Mails
forgotten-sent-text = Wenn es ein Konto mit { $email } gibt, ist ein Link unterwegs. Er gilt einmal, { $minutes } Minuten lang, in jedem Browser.
forgotten-none = Nichts angekommen? Sehen Sie im Spam-Ordner nach und prüfen Sie die Adresse, oder fragen Sie Ihren Administrator.
forgotten-back = Zurück zur Anmeldung
choose-title = Neues Passwort wählen
choose-first = Passwort wählen
choose-welcome = Willkommen bei { $platform }
choose-for = { $name }, { $email }
choose-set = Passwort festlegen
choose-passkey = Stattdessen einen Passkey erstellen
choose-after = Danach sind Sie hier angemeldet und überall sonst abgemeldet.
choose-expired = Fordern Sie einen neuen Link an.
choose-unknown = Er wurde schon verwendet, es gibt einen neueren, oder ein Teil fehlt. Fordern Sie einen neuen Link an.
choose-again = Neuen Link anfordern
choose-invited-again = Wurden Sie eingeladen? Dann können Sie auch Ihren Administrator um eine neue Einladung bitten.
lock-question = Das Konto { $email } sperren?
lock-text = Das beendet alle Sitzungen, entfernt den Zugriff aller Apps und widerruft die API-Tokens des Kontos. Passwort, Passkeys und Codes gelten nicht mehr.
lock-next = Sie bekommen dann eine E-Mail mit einem Link, um ein neues Passwort zu wählen.
lock-keep = Nicht sperren
lock-do = Konto sperren
lock-done = Konto gesperrt
lock-done-text = Niemand ist mehr angemeldet, und das Passwort gilt nicht mehr. Wir haben eine E-Mail an { $email } geschickt, mit einem Link, um ein neues zu wählen.
mail-browser-subject = Neue Anmeldung bei Ihrem { $platform }-Konto
mail-browser-text = Jemand hat sich bei Ihrem Konto mit einem Browser angemeldet, mit dem es zuvor nicht genutzt wurde.
mail-password-subject = Das Passwort Ihres { $platform }-Kontos wurde geändert
mail-password-text = Ihr Passwort wurde geändert, und überall sonst wurden Sie abgemeldet.
mail-lock-text = Der Link gilt { $days } Tage lang, ohne Anmeldung. Er meldet alle ab, beendet den Zugriff von Apps und API-Tokens und macht das Passwort ungültig. Danach wählen Sie ein neues. Wenn Sie es selbst waren, ist nichts zu tun.
mail-reset-subject = Wählen Sie ein neues Passwort für { $platform }
mail-reset-text = Sie können jetzt ein neues Passwort für Ihr { $platform }-Konto wählen.
mail-reset-link = Neues Passwort wählen
mail-reset-small = Der Link gilt einmal, { $minutes } Minuten lang. Wenn Sie ihn nicht angefordert haben, ist nichts zu tun: Solange ihn niemand verwendet, ändert sich nichts.
mail-invited-subject = { $company } lädt Sie zu { $platform } ein
mail-invited-text = { $name } hat bei { $platform } ein Konto für Sie angelegt, für { $company }. Wählen Sie ein Passwort, um sich anzumelden.
mail-invited-operator = Bei { $platform } gibt es ein Konto für Sie, für { $company }. Wählen Sie ein Passwort, um sich anzumelden.
mail-invited-link = Passwort wählen
mail-invited-small = Der Link gilt einmal, { $days } Tage lang. Ist er abgelaufen, bitten Sie um einen neuen.
mail-locked-subject = Jeder Zugriff auf Ihr { $platform }-Konto wurde beendet
mail-locked-text = { $name } hat Sie überall abgemeldet, den Zugriff aller Apps entfernt und Ihre API-Tokens widerrufen.
mail-locked-operator = Der Betreiber von { $platform } hat Sie überall abgemeldet, den Zugriff aller Apps entfernt und Ihre API-Tokens widerrufen.
mail-locked-next = Sie können sich mit Ihrem Passwort wieder anmelden und die Apps erlauben, die Sie brauchen.
audit-sign-ins = Anmeldungen
audit-user-invited = { $name } eingeladen
audit-locked-down = Jeden Zugriff von { $name } beendet
audit-reset-asked = { $name } einen Link für ein neues Passwort geschickt
audit-password-changed = Passwort von { $name } geändert
audit-signed-in = Angemeldet
audit-method = Verfahren
method-password = Passwort
method-code = Einmalcode
method-passkey = Passkey
method-two-factors = zwei Faktoren
audit-own-login = Über die Anmeldung der Plattform
audit-signed-out = Abgemeldet
audit-session-ended = In einem anderen Browser abgemeldet
audit-sessions-ended = Sitzungen von { $name } beendet
audit-sessions-others = Alle außer der aktuellen
audit-by-password = Mit dem derzeitigen Passwort
audit-by-passkey = Mit einem Passkey
audit-delegates-ended = Zugriff von Apps und API-Tokens beendet
people-title = Personen
people-lead = Alle, die zu { $company } gehören, was sie dürfen und wann sie sich zuletzt angemeldet haben.
people-invite = Person einladen
people-invite-lead = Sie bekommt eine E-Mail mit einem Link, um ein Passwort zu wählen. Niemand sonst kennt es.
people-name = Name
people-role = Rolle
people-role-administrator = Verwaltet das Unternehmen, seine Personen und Apps und kann Apps alles erlauben.
people-role-standard = Kann Apps erlauben, was sie selbst darf.
people-role-save = Rolle speichern
people-signed-in = Zuletzt angemeldet
people-never = Nie
people-status = Status
people-active = Aktiv
people-invited = Eingeladen
people-disabled = Deaktiviert
people-invited-until = Einladung gilt bis
people-shown = { $count ->
    [one] { $count } Person gezeigt
   *[other] { $count } Personen gezeigt
}
people-more = Mehr anzeigen
people-manage = Verwalten
people-email-hint = Damit meldet sie sich an.
people-job-title = Berufsbezeichnung
people-job-title-hint = Falls es eine gibt. Steht hinter dem Namen.
people-title-error = Geben Sie eine Zeile ohne unsichtbare Zeichen ein.
people-taken = Mit dieser Adresse gibt es schon ein Konto. Ihr Betreiber kann es Ihrem Unternehmen hinzufügen.
people-send = Einladung senden
people-invite-again = Einladung erneut senden
people-invite-again-text = Noch ist kein Passwort gewählt. Mit einer neuen E-Mail gilt der Link der alten nicht mehr.
people-enable = Aktivieren
people-enable-text = Die Person kann sich wieder anmelden. Beendete Zugriffe von Apps und API-Tokens bleiben beendet.
people-disable = Deaktivieren
people-disable-question = { $name } deaktivieren?
people-disable-text = Die Person kann nicht mehr für Ihr Unternehmen handeln. Ihre Sitzungen, der Zugriff ihrer Apps und ihre API-Tokens in Ihrem Unternehmen enden endgültig.
people-sign-out = Überall abmelden
people-sign-out-question = { $name } überall abmelden?
people-sign-out-text = Beendet die Sitzungen in allen Browsern. Eine neue Anmeldung ist möglich; Apps behalten ihren Zugriff.
people-lock-down = Alles beenden
people-lock-down-question = Jeden Zugriff von { $name } beenden?
people-lock-down-text = Beendet sofort die Sitzungen, den Zugriff aller Apps und die API-Tokens, etwa nach dem Verlust eines Geräts oder Passworts. Die Person erfährt es per E-Mail und kann sich wieder anmelden.
people-reset-title = Telefon oder Passkey verloren
people-reset = Passkeys und Codes entfernen
people-reset-question = Passkeys und Codes von { $name } entfernen?
people-reset-text = Entfernt Passkeys, Authenticator-Apps und Wiederherstellungscodes, die verloren gegangen sind. Das Passwort gilt weiter. Die Person wird per E-Mail informiert.
people-done-factors-reset = Passkeys und Codes entfernt.
people-last-administrator = Das ist der letzte Administrator Ihres Unternehmens. Machen Sie zuerst jemand anderen zum Administrator.
people-invited-often = Es wurden gerade mehrere Einladungen gesendet. Warten Sie 15 Minuten, bevor Sie noch eine senden.
people-done-invited = Einladung gesendet.
people-done-role = Rolle gespeichert.
people-done-enabled = Aktiviert.
people-done-disabled = Deaktiviert. Nichts handelt mehr für diese Person.
people-done-signed-out = Überall abgemeldet.
people-done-locked-down = Beendet. Nichts handelt mehr für diese Person.

## A new email address

address-title = E-Mail-Adresse ändern
address-lead = Sie melden sich jetzt mit { $email } an.
address-waits = Wir haben einen Link an { $email } gesendet. Öffnen Sie ihn innerhalb von { $minutes } Minuten in einem Browser, in dem Sie angemeldet sind: Erst dann ändert sich Ihre Adresse. Wenn keine E-Mail ankommt, prüfen Sie die Schreibweise; an eine Adresse, die ein anderes Konto verwendet, schreiben wir nicht.
address-new = Neue E-Mail-Adresse
address-hint = Wir senden einen Link dorthin, den Sie zur Bestätigung öffnen.
address-sent = Link gesendet.
address-none = Geben Sie die neue E-Mail-Adresse ein.
address-same = Diese Adresse haben Sie bereits.
address-unknown = Er wurde verwendet, oder es gibt einen neueren, oder er gehört zu einem anderen Konto. Fordern Sie einen neuen Link an.
address-question = Ab jetzt { $email } verwenden?
address-told = Wir informieren { $email } darüber.
address-keep = Bisherige Adresse behalten
address-use = Diese Adresse verwenden
address-changed = E-Mail-Adresse geändert.
mail-address-subject = Bestätigen Sie Ihre E-Mail-Adresse für { $platform }
mail-address-text = Jemand, der bei { $platform } angemeldet ist, möchte diese E-Mail-Adresse für sein Konto verwenden. Wenn Sie das waren, bestätigen Sie sie.
mail-address-small = Der Link funktioniert einmal, innerhalb von { $minutes } Minuten, dort, wo Sie angemeldet sind. Wenn Sie es nicht waren, müssen Sie nichts tun.
mail-moved-subject = Ihre E-Mail-Adresse bei { $platform } wurde geändert
mail-moved-text = Bei { $platform } melden Sie sich jetzt mit { $email } an. An diese Adresse gehen keine E-Mails mehr.
mail-moved-lock = Diese Adresse gehört dann wieder Ihnen, und der Link für ein neues Passwort kommt hierher.

## Deleting an account

account-delete-text = Beendet alles, was für Sie handelt, und löscht, was Ihnen gehört.
delete-question = Konto { $email } löschen?
delete-ends = Sie werden überall abgemeldet, alle Apps verlieren ihren Zugriff, und Ihre API-Tokens funktionieren nicht mehr.
delete-removes = Passwort, Passkeys, Codes, Name und Adresse werden gelöscht. Im Protokoll bleibt, was Sie getan haben.
delete-stays = Was Sie für ein Unternehmen erstellt haben, etwa API-Schlüssel und Apps, bleibt dort.
delete-final = Das lässt sich nicht rückgängig machen.
delete-keep = Konto behalten
delete-do = Konto löschen
delete-done = Konto gelöscht
delete-done-text = Sie sind überall abgemeldet, und nichts handelt mehr für Sie. Wir haben Ihnen eine letzte E-Mail darüber gesendet.
delete-last = Nur Sie sind noch Administrator
delete-last-text = { $company } hätte niemanden mehr für die Verwaltung. Machen Sie zuerst jemand anderen zum Administrator; dann können Sie Ihr Konto löschen.
mail-deleted-subject = Ihr Konto bei { $platform } wurde gelöscht
mail-deleted-text = Ihr Konto bei { $platform } wurde gelöscht, wie in Ihrem Browser angefordert. Nichts handelt mehr für Sie.
mail-deleted-small = Das lässt sich nicht rückgängig machen. Wenn Sie es nicht waren, informieren Sie Ihren Administrator.
audit-account-deleted = Konto { $name } gelöscht
