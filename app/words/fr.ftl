# Ce que les utilisateurs lisent, en français (« vous »).

## Every page

title = { $state } – { $platform }
title-error = Erreur : { $state }
skip = Aller au contenu
header-practice = Démonstration
header-account = Votre compte
header-company = { $company } ({ $role })
header-act-for = Agir pour { $company }
nav = Pages
nav-menu = Menu
nav-you = Vous
nav-build = Développer
nav-apps-in-use = Applications utilisées
nav-playground = Bac à sable
nav-waiting = { $count } en attente
footer-about = À propos de ce serveur
footer-language = Langue
footer-support = Assistance
footer-privacy-policy = Politique de confidentialité
footer-terms = Conditions d’utilisation
page-help = Aide
page-security = Sécurité
page-privacy = Confidentialité
problem = Il y a un problème
nothing-shared = Rien n’a été partagé.
shown-changed = Ceci a changé depuis que vous avez ouvert la page
shown-changed-text = Votre réponse n’a pas été enregistrée. Vérifiez de nouveau la page avant de décider.
switch-account = Utiliser un autre compte
sign-in = Se connecter
sign-out = Se déconnecter
the-app = l’application
list-and = {" "}et{" "}
copy = Copier
copy-command = commande
copied = Copié
copy-failed = Échec de la copie. Sélectionnez le texte et copiez-le.

## Roles, permissions and their marks

role-administrator = Administrateur
role-standard = Standard
role-platform-administrator = Administrateur de la plateforme
crumbs = Fil d’Ariane
list-show = Afficher
list-actions = Actions
list-range = { $first }–{ $last } sur { $total }
list-range-many = { $first }–{ $last } sur plus de { $total }
list-previous = Page précédente
list-newest = Plus récentes
list-older = Plus anciennes
level-read = Lecture
level-change = Modification
level-delete = Suppression
level-admin = Admin
permissions-used =
    { $count ->
        [0] Aucune autorisation
        [one] 1 autorisation
        *[other] { $count } autorisations
    }
permissions-optional =
    { $count ->
        [one] 1 facultative
        *[other] { $count } facultatives
    }
permissions-at-most = au plus : { $level }
data-candidate = Données de candidats
data-pay = Données de salaire
data-staff = Données du personnel
data-public = Visible publiquement
verified = Vérifié
unverified = Non vérifié
verified-publisher = Éditeur vérifié
unverified-publisher = Éditeur non vérifié
unverified-app = Application non vérifiée
verified-domain = { $domain }, domaine vérifié
scope-does-not-allow = N’autorise pas :
scope-more = En savoir plus sur { $permission }
scope-developers = ID du scope : { $id }

## Dates

date-day =
    { $day ->
        [1] 1er
        *[other] { $day }
    } { $month } { $year }
date-month =
    { $month ->
        [1] janvier
        [2] février
        [3] mars
        [4] avril
        [5] mai
        [6] juin
        [7] juillet
        [8] août
        [9] septembre
        [10] octobre
        [11] novembre
        *[12] décembre
    }
date-clock = { $clock } (UTC)
date-clock-of = { $clock } (heure locale : { $place })
date-place =
    { $key ->
        [Algiers] Alger
        [Athens] Athènes
        [Brussels] Bruxelles
        [Bucharest] Bucarest
        [Cairo] Le Caire
        [Copenhagen] Copenhague
        [Kyiv] Kiev
        [Lisbon] Lisbonne
        [London] Londres
        [Mexico_City] Mexico
        [Moscow] Moscou
        [Sao_Paulo] São Paulo
        [Singapore] Singapour
        [Vienna] Vienne
        [Warsaw] Varsovie
        *[other] { $name }
    }
date-day-and-clock = { $day }, { $clock }
date-month-short =
    { $month ->
        [1] janv.
        [2] févr.
        [3] mars
        [4] avr.
        [5] mai
        [6] juin
        [7] juil.
        [8] août
        [9] sept.
        [10] oct.
        [11] nov.
        *[12] déc.
    }
date-short = { $day } { $month } { $year }, { $clock }
date-day-short = { $day } { $month } { $year }
date-zone-of = heure locale : { $place }
date-ago =
    { $days ->
        [0] aujourd’hui
        [1] hier
        [one] il y a { $days } jour
        *[other] il y a { $days } jours
    }
date-until =
    { $days ->
        [0] aujourd’hui
        [1] demain
        [one] dans { $days } jour
        *[other] dans { $days } jours
    }

## Signing in

sign-in-title = Se connecter à { $platform }
sign-in-reason = pour continuer vers { $app }
sign-in-unseen = { $app } ne voit pas votre mot de passe.
sign-in-email = Adresse e-mail
sign-in-password = Mot de passe
sign-in-show-password = Afficher le mot de passe
sign-in-no-email = Saisissez votre adresse e-mail.
sign-in-no-password = Saisissez votre mot de passe.
sign-in-wrong = L’adresse e-mail ou le mot de passe est incorrect. Vérifiez les deux et réessayez.
sign-in-throttled = Trop de tentatives. Réessayez après { $time }.
sign-in-expired = Cette page est restée ouverte trop longtemps. Veuillez vous reconnecter.
sign-in-no-cookie = Votre navigateur n’a pas renvoyé le cookie de cette page. La connexion est impossible sans cookies : autorisez-les pour ce site, puis reconnectez-vous.
sign-in-kept = Vous avez été déconnecté et rien n’a été envoyé. Reconnectez-vous : ce que vous avez saisi est conservé.
sign-in-elsewhere-kept = Vous avez été déconnecté et rien n’a été envoyé. Ce que vous avez saisi est conservé.
sign-in-elsewhere-how = Connectez-vous dans un nouvel onglet. Revenez ensuite à cette page et continuez.
sign-in-elsewhere = Se connecter dans un nouvel onglet
signed-in-title = Vous êtes connecté
signed-in-as = Sous le nom de { $name } · { $email } · { $company } ({ $role })
signed-in-continue = Continuer
logout-title = Se déconnecter
logout-question = Se déconnecter de { $platform } ?
logout-asked-by = { $app } vous propose de vous déconnecter aussi de { $platform }. Vous serez alors déconnecté dans ce navigateur.
logout-asked = Une application vous a envoyé ici pour vous déconnecter. Vous serez alors déconnecté de { $platform } dans ce navigateur.
logout-stay = Rester connecté
logout-apps = Vous serez aussi déconnecté de { $apps }.
logout-apps-stay = Vous resterez connecté à { $apps } jusqu’à ce que vous vous y déconnectiez.
apps-more = et { $count } de plus

## Demo accounts

practice-accounts = Comptes de démonstration
practice-account = { $role }, { $company }
practice-password = Comptes de démonstration : un clic, rien à saisir. Leur mot de passe : { $password }

## Consent

consent-title = Autoriser { $app } ?
consent-sign-in = Se connecter à { $app }
consent-title-administrator = Un administrateur doit autoriser { $app }
consent-signed-in-as = Compte utilisé : { $name }
consent-signed-in-for = { $company } ({ $role })
consent-question = Autoriser { $app } à utiliser votre compte { $platform } ?
consent-stranger = { $app } n’est pas édité par { $platform }. Ne continuez que si vous êtes à l’origine de cette demande et si vous faites confiance à { $publisher }.
consent-by = par { $publisher }
consent-calls-itself = { $mark }, se présente comme { $publisher }
consent-own-words = « { $name } »
consent-reach = Vous êtes administrateur. Les autorisations marquées Admin donnent accès { $everyone }, et pas seulement aux vôtres.
consent-reach-everyone = aux données de tout le monde dans { $company }
consent-administrator-heading = Un administrateur doit donner cette autorisation
consent-administrator-needs = { $app } a besoin de : { $needs }. Votre rôle, { $role }, ne permet pas de donner ces autorisations.
consent-nothing-ticked = Cochez au moins une autorisation à donner, ou choisissez « Ne pas autoriser ».
consent-trust-missing = Pour autoriser l’accès, confirmez que vous êtes à l’origine de cette demande et que vous faites confiance aux personnes qui gèrent cette application. Sinon, choisissez « Ne pas autoriser ».
consent-could-do = Ce que { $app } pourrait faire
consent-learns = Ce que { $app } apprend de vous
consent-asks = Demande
consent-asks-required =
    { $count ->
        [one] { $count } autorisation
        *[other] { $count } autorisations
    }
consent-asks-optional =
    { $count ->
        [one] { $count } autorisation facultative
        *[other] { $count } autorisations facultatives
    }
consent-asks-both =
    { $permissions }, { $optional ->
        [one] { $optional } facultative
        *[other] { $optional } facultatives
    }
consent-most = Au maximum
consent-most-candidate = données de candidats
consent-most-pay = données de salaire
consent-most-staff = données du personnel
consent-most-public = ce que le public voit
consent-goes = Destination
consent-goes-device = votre appareil
consent-goes-program = un programme sur cet appareil ({ $scheme })
consent-access-to = Accès à
consent-optional = Facultatif
consent-optional-choose = Facultatif – vous choisissez
consent-optional-legend = Cochez ce que vous voulez autoriser en plus
consent-optional-count =
    { $ticked ->
        [one] { $ticked } cochée
        *[other] { $ticked } cochées
    } sur { $total }
consent-not-included-heading = Non inclus
consent-not-included =
    Seul un administrateur de { $company } peut donner { $count ->
        [one] cette autorisation
        *[other] ces autorisations
    }.
consent-unverified-heading = Nous n’avons pas vérifié qui gère cette application
consent-unverified = N’importe qui peut enregistrer un nom. Si un message ou un appel vous a amené ici, choisissez « Ne pas autoriser ».
consent-development = Cette application se décrit depuis cet ordinateur. C’est réservé au développement : rien n’est prouvé à son sujet.
consent-limits = Limites
consent-limit-reach = Seulement ce à quoi vous avez vous-même accès dans { $company }.
consent-limit-identity = Rien d’autre dans votre compte { $platform }.
consent-limit-password = Jamais votre mot de passe.
consent-signed-out = Fonctionne aussi lorsque vous êtes déconnecté.
consent-how-long = Durée
consent-until-idle =
    Expire plus tôt après { $days ->
        [one] { $days } jour
        *[other] { $days } jours
    } sans utilisation.
consent-deny = Ne pas autoriser
consent-allow = Autoriser l’accès
consent-cancel = Annuler
consent-next = Ensuite
consent-next-host = Si vous autorisez l’accès, vous serez redirigé vers { $host }.
consent-next-device = Si vous autorisez l’accès, vous reviendrez à une application sur cet appareil ({ $host }).
consent-next-program = Si vous autorisez l’accès, un programme s’ouvrira sur cet appareil ({ $scheme }).
consent-next-cancel = Si vous annulez, rien n’est partagé. Si vous autorisez l’accès, la réponse ira à { $host }.
consent-trust = Je suis à l’origine de cette demande sur { $host } et je fais confiance aux personnes qui le gèrent.
consent-undo = Vous pouvez retirer l’accès à tout moment dans { $link }.
consent-report = Signaler cette application
consent-company = Pour quelle entreprise ?
consent-company-hint = Tout le reste en dépend : votre rôle et ce que l’entreprise vous laisse autoriser.
consent-company-show = Afficher pour cette entreprise
consent-company-missing = Choisissez une entreprise.
consent-company-blocked = { $company } a bloqué { $app }. Vous pouvez choisir une autre entreprise.
consent-policies = { $one } et { $other } sur { $host }
consent-policy = { $link } sur { $host }
consent-privacy-policy = Politique de confidentialité
consent-terms = Conditions d’utilisation
consent-new-tab = , s’ouvre dans un nouvel onglet
about-app = À propos de cette application
about-support = Adresse e-mail d’assistance
about-domains = Domaines vérifiés
about-answers = Les réponses vont à
about-website = Site web
about-registered = Enregistrée le
about-address = Adresse de redirection complète
about-client-id = ID client

## A request that no longer waits

outcome-answered = Vous avez déjà répondu
outcome-expired = Cette demande a expiré
outcome-changed = Vous avez changé de compte
outcome-not-allowed = Accès non autorisé
outcome-did-allow-at = À { $time }, vous avez autorisé l’accès.
outcome-did-not-allow-at = À { $time }, vous n’avez pas autorisé l’accès. Rien n’a été partagé.
outcome-close = Vous pouvez fermer cette page ou revenir à l’application.
outcome-start-again = Revenez à { $app } et recommencez.
outcome-now-signed-in = Vous utilisez maintenant le compte de { $name }. Vérifiez de nouveau la demande.
outcome-review = Vérifier en tant que { $name }
outcome-company-ended = Vous ne pouvez plus agir pour { $company }
outcome-company-unknown = Vous ne pouvez pas agir pour cette entreprise
outcome-company-ended-text = Votre accès à cette entreprise a pris fin depuis l’ouverture de la page.
outcome-company-review = Recommencer
outcome-not-shared-with = Rien n’a été partagé avec { $app }.
outcome-return = Revenir à { $host }
outcome-home = Aller à l’accueil de { $platform }
outcome-connected-apps = Voir les applications connectées

## Errors

error-unknown-client = Nous ne connaissons pas cette application
error-unknown-client-text = Le lien qui vous a amené ici est incorrect, ou l’application a été supprimée. Ne saisissez votre mot de passe nulle part pour « réparer » cela.
error-app-away = Cette application est injoignable
error-app-away-text = L’application se décrit à une adresse qui ne répond pas pour le moment. Attendez une minute, puis rechargez la page.
error-redirect = Ce lien n’est pas sûr
error-redirect-text = { $app } a envoyé une adresse qui n’est pas enregistrée chez nous : nous nous sommes arrêtés là.
error-incomplete = Cette demande n’est pas complète
error-incomplete-text = Revenez à { $app } et réessayez. Si cela se reproduit, signalez-le à { $app }.
error-incomplete-unknown = Revenez à l’application d’où vous venez et réessayez. Si cela se reproduit, signalez-le à l’éditeur de l’application.
error-scope = { $app } a demandé quelque chose que nous ne proposons pas
error-scope-text = Vous ne pouvez pas corriger cela vous-même. Signalez-le à l’éditeur de { $app }.
error-expired = Cette page est restée ouverte trop longtemps
error-expired-text = Votre réponse n’a pas été enregistrée.
error-edited = Quelqu’un a modifié cela entre-temps
error-edited-text = Vos modifications n’ont pas été enregistrées, afin que celles de l’autre personne ne soient pas perdues. Consultez la version actuelle, puis refaites vos modifications.
error-edited-again = Afficher la version actuelle
edited-text = Vos modifications n’ont pas été enregistrées, afin que celles de l’autre personne ne soient pas perdues. Votre saisie est toujours là. Là où la version enregistrée diffère, elle est indiquée à côté. Enregistrez de nouveau pour la remplacer.
stored-now = Enregistré actuellement : { $value }
stored-nothing = rien
stored-ticked = coché
stored-not-ticked = non coché
error-forbidden = Nous n’avons pas accepté ce formulaire
error-forbidden-text = Il n’a pas été envoyé depuis l’une de nos pages. Votre réponse n’a pas été enregistrée. Revenez à l’application d’où vous venez et recommencez.
error-not-found = Page introuvable
error-not-found-text = Vérifiez l’adresse, ou partez de la page d’accueil.
error-request-gone = Cette demande n’existe plus
error-request-gone-text = La personne l’a annulée, ou a fait une autre demande.
error-request-gone-do = Toutes les demandes
error-method = Cette adresse ne s’utilise pas ainsi
error-method-text = Revenez en arrière et utilisez les liens et les boutons de la page.
error-too-large = Envoi trop volumineux
error-too-large-text = Les données envoyées sont trop volumineuses. Rien n’a été enregistré.
error-too-often = Trop de demandes à la fois
error-too-often-text = Trop de demandes viennent d’arriver de votre réseau. Attendez quelques secondes, puis rechargez la page.
error-too-much = Nous sommes très sollicités
error-too-much-text = Nous ne pouvons pas répondre à toutes les demandes pour le moment. Attendez quelques secondes, puis rechargez la page.
error-unreadable = Nous n’avons pas pu lire ce qui a été envoyé
error-unreadable-text = Rien n’a été enregistré. Revenez en arrière et réessayez.
error-server = Une erreur est survenue de notre côté
error-server-text = Réessayez dans quelques minutes.
error-show-again = Afficher de nouveau la demande
error-details = Détails pour les développeurs
error-request-id = ID de la requête
error-time = Heure
error-code = Erreur
error-rule = Règle
error-redirect-uri = redirect_uri reçue
error-not-sent-to = Non envoyé à
error-report = Signaler un problème
error-home = Accueil

## Front page

front-signed-out-title = Vous êtes déconnecté
front-signed-out = Vous êtes déconnecté.
front-developers = Pour les développeurs et les opérateurs
front-docs = La documentation accompagne le programme : commencez par { $readme } ; les chapitres se trouvent dans { $docs }.
front-register = Enregistrer une application
front-register-text = Étape par étape, avec un aperçu de la page d’autorisation
front-playground = Bac à sable
front-playground-text = Tout le flux du code, et ce qui peut échouer
front-market-text = Les applications proposées par d’autres
front-metadata = Document de métadonnées
front-api = L’API de la démonstration
front-admin-api = L’API d’administration
front-demo-heading = Sachez exactement ce qu’une application pourra faire avant de dire oui
front-demo-lead = Un serveur d’autorisation (OAuth 2.1) que vous hébergez vous-même : il connecte les utilisateurs, leur demande ce qu’une application peut faire et émet les jetons pour votre API. Essayez-le comme application, comme utilisateur et comme administrateur. Toutes les personnes et entreprises sont fictives.
front-demo-start = Commencer la démonstration
front-demo-publish = Publier une application
front-demo-what = Comment une application obtient un accès
front-demo-step-1 = Vous êtes l’application
front-demo-step-1-text = Choisissez ce qu’elle demande et obtenez le lien.
front-demo-step-2 = Vous êtes l’utilisateur
front-demo-step-2-text = Connectez-vous à { $platform }, lisez la demande, autorisez-la ou non.
front-demo-step-3 = Vous êtes de nouveau l’application
front-demo-step-3-text = Échangez le code contre un jeton d’accès.
front-demo-step-4 = L’application se met au travail
front-demo-step-4-text = Appelez l’API : elle ne montre que ce que cet utilisateur peut voir.
front-publish-1 = Enregistrer
front-publish-1-text = Indiquez qui l’édite, où vont ses réponses, par exemple https://shiftplan.example/callback, et ce qu’elle demande.
front-publish-2 = Valider et soumettre
front-publish-2-text = Validez son domaine : ici, tout domaine en .example convient. Essayez-la dans le bac à sable, puis soumettez-la.
front-publish-3 = Examiner
front-publish-3-text = Un administrateur de la plateforme lit ce qu’elle demande et la référence.
front-publish-4 = Connecter
front-publish-4-text = Une autre entreprise la trouve sur la place de marché, et ses utilisateurs l’autorisent.
front-as = En tant que { $name }
front-people = Connectez-vous pour explorer
front-lead = Ce serveur connecte les utilisateurs à { $platform } et leur demande leur accord avant qu’une application puisse utiliser leur compte.
front-text = Ce qui se passe ici
front-plain-1 = Une application vous amène ici
front-plain-1-text = Vous vous connectez sur ce site, pas dans l’application. Elle ne voit jamais votre mot de passe.
front-plain-2 = Vous lisez ce qu’elle demande
front-plain-2-text = Qui édite l’application, chaque autorisation en mots simples, pour combien de temps, et vers où vous serez redirigé.
front-plain-3 = Vous décidez
front-plain-3-text = Autorisez-la ou non. Dans « Applications connectées », vous pouvez retirer l’accès à tout moment.
front-signed-in = Vous utilisez le compte de { $name } ({ $email }).
front-not-signed-in = Vous n’êtes pas connecté.

## Help

help-allow = Dois-je autoriser une application ?
help-allow-text = Autorisez-la si tout ceci est vrai. Sinon, choisissez « Ne pas autoriser » : cela n’a aucune conséquence.
help-allow-started = Vous êtes vous-même à l’origine de la demande, dans l’application.
help-allow-publisher = Vous connaissez l’éditeur et vous lui confiez ce qu’il demande.
help-allow-address = Vous connaissez l’adresse vers laquelle la page dit que vous serez redirigé.
help-words = Que signifient ces termes ?
help-read = L’application peut voir des données, mais ne rien modifier.
help-change = L’application peut ajouter et modifier des données.
help-delete = L’application peut aussi supprimer des données.
help-admin = Seul un administrateur peut l’autoriser ; cela concerne toute l’entreprise.
help-verified = Nous avons vérifié que l’éditeur porte ce nom et que le domaine lui appartient. Nous n’avons pas vérifié tout ce que fait l’application.
help-domain-word = Domaine vérifié
help-domain = Les réponses de l’application vont à ce domaine, et son éditeur a prouvé que le domaine lui appartient. Nous n’avons vérifié ni son nom, ni qui gère l’application.
help-remove = Comment retirer l’accès ?
help-remove-here = Ouvrez { $link }, choisissez l’application et retirez son accès. Elle cesse immédiatement de fonctionner pour vous.
help-remove-link = Applications connectées
help-device = Comment connecter un appareil ?
help-device-text = Un téléviseur, ou un programme sans navigateur, vous affiche un code. Ouvrez { $link } et saisissez-y ce code. Ne saisissez que le code d’un appareil que vous avez devant vous, jamais celui que quelqu’un vous a envoyé.
help-report = Signaler une application ou un problème
help-report-text = Indiquez de quelle application il s’agit et ce qui s’est passé. Si une page d’erreur affiche un ID de requête, ajoutez-le. N’envoyez jamais votre mot de passe.
help-write = Écrivez à { $address }.
help-write-company = Écrivez aux administrateurs de { $platform } dans votre entreprise.

## Security

security-what = Ce qu’est ce serveur
security-what-text = Il connecte les utilisateurs à { $platform } et leur demande leur accord avant qu’une application puisse utiliser leur compte. L’application ne voit jamais votre mot de passe.
security-app = Ce qu’une application peut faire
security-app-allowed = Seulement ce que vous avez autorisé, et seulement ce que vous pouvez faire vous-même.
security-app-until = Seulement jusqu’à la date indiquée par la demande, ou jusqu’à ce que l’accès soit retiré.
security-app-address = Les réponses vont seulement aux adresses que l’éditeur a enregistrées à l’avance.
security-how = Comment nous vous protégeons
security-how-hashes = Les mots de passe, codes et jetons sont stockés sous forme d’empreintes qui ne permettent pas de les retrouver.
security-how-codes = Un code fonctionne une seule fois et pendant une minute.
security-how-attempts = Après plusieurs échecs de connexion, nous retardons les tentatives suivantes.
security-how-pages = Nos pages ne chargent rien depuis d’autres serveurs et ne peuvent pas être affichées dans une autre page.
security-ask = Ce que nous vous demandons
security-ask-text = Regardez la barre d’adresse avant de saisir votre mot de passe. Si un message ou un appel vous a amené à une demande, choisissez « Ne pas autoriser ».

## Privacy

privacy-keeps = Ce que ce serveur conserve
privacy-keeps-person = Votre nom, votre adresse e-mail, votre entreprise et votre rôle, et une empreinte de votre mot de passe.
privacy-keeps-session = Le fait que vous êtes connecté : 30 jours au plus, ou 24 heures sans utilisation.
privacy-keeps-answers = Chaque réponse que vous avez donnée à une application : ce que vous avez autorisé ou refusé, et quand.
privacy-keeps-tokens = Les empreintes des jetons que les applications utilisent pour vous.
privacy-not = Ce qu’il ne conserve pas
privacy-not-password = Votre mot de passe sous forme lisible.
privacy-not-requests = Les demandes auxquelles vous n’avez pas répondu.
privacy-not-advertising = Quoi que ce soit sur vous à des fins de publicité ou de statistiques.
privacy-cookies = Cookies
privacy-cookies-text = Nous n’utilisons de cookies que pour garder votre session ouverte, protéger les formulaires et retenir votre langue. Aucun cookie tiers.
privacy-gets = Ce qu’une application reçoit
privacy-gets-text = Rien tant que vous ne l’autorisez pas. Ensuite, ce que la demande énumérait. Ce qu’une application a copié reste chez son éditeur : demandez-lui de le supprimer.

## Playground

play-title = Bac à sable, étape { $step } sur { $steps } : { $name }
play-step-choose = Choisir
play-step-ask = Demander
play-step-back = Revenir
play-step-token = Obtenir un jeton
play-call = Appeler l’API
play-steps = Étapes
play-practice = Données de démonstration uniquement.
play-practice-text = Ici, vous êtes l’application. Rien de ce que vous faites ne touche de vraies personnes.
play-again = Recommencer
play-choose = Que doit demander l’application ?
play-choose-scopes = Autorisations de l’application
play-choose-text = Une application ne devrait demander que ce dont elle a besoin maintenant. La personne voit chacune de ces autorisations.
play-choose-make = Créer le lien
play-choose-required = enregistrée comme obligatoire
play-choose-none = Cochez au moins une autorisation à demander.
play-request = Envoyez une personne vers ce lien
play-request-text = { $app } l’ouvre dans le navigateur de la personne. La page d’autorisation suit ; la personne se connecte d’abord si nécessaire.
play-request-open = Ouvrir la page d’autorisation
play-request-link = Le lien
play-request-content = Ce qu’il contient
play-request-name = Paramètre
play-request-value = Valeur
play-request-meaning = Ce qu’il indique
play-request-address = Adresse : { $address }
play-request-pkce = La preuve que le code est à vous (PKCE)
play-request-pkce-text = L’application génère une valeur aléatoire, le vérificateur. Le lien ne contient que son empreinte SHA-256, le défi. Quand l’application échange ensuite le code, elle envoie le vérificateur. Une personne qui a volé le code ne l’a pas.
play-request-show-verifier = Afficher le vérificateur
play-parameter-response-type = L’application veut un code d’autorisation.
play-parameter-client-id = Quelle application demande. Ce n’est pas un secret.
play-parameter-redirect-uri = Où va la réponse. L’adresse doit être enregistrée, caractère par caractère.
play-parameter-scope = Ce que demande l’application, séparé par des espaces.
play-parameter-state = Revient inchangé, pour que l’application sache que la réponse correspond à sa propre demande.
play-parameter-challenge = L’empreinte d’une valeur aléatoire que seule l’application connaît (PKCE). Sans cette valeur, un code volé est inutilisable.
play-parameter-method = Comment l’empreinte est calculée : SHA-256.
play-parameter-prompt = Affiche toute la page d’autorisation, même si la personne l’a déjà autorisé. La plupart des applications s’en passent.
play-back = La personne a donné son autorisation
play-back-wrong = Quelque chose ne va pas dans cette réponse
play-back-text = Le navigateur est revenu à l’application avec un code et deux valeurs à vérifier.
play-back-check = Vérification
play-back-code-once = Valable une fois, pendant une minute
play-back-code = Le code seul est inutilisable : il fonctionne une fois, pendant une minute, et seulement avec le secret de l’application et le vérificateur.
play-back-exchange = Échanger le code contre un jeton
play-back-curl = La même chose en ligne de commande
play-back-stop = Cette réponse ne correspond pas à la demande faite par ce navigateur. Une application prudente s’arrête ici.
play-back-secret = Secret client
play-back-secret-hint = Collez le secret reçu à l’enregistrement de l’application. Il sert une seule fois, pour cet échange.
play-back-show-code = Afficher le code
play-back-expected = Comme prévu
play-back-not-expected = Différent de ce qui était prévu
play-back-state = C’est la valeur que ce navigateur a reçue : la réponse correspond donc à notre propre demande.
play-back-iss = Il nomme le serveur que nous avons interrogé : la réponse d’un autre serveur ne peut donc pas s’y substituer.
play-back-no-error = ni code ni erreur
play-denied = La personne n’a pas donné son autorisation
play-denied-text = Rien n’a été partagé. Une bonne application le dit, continue sans accès et ne redemande pas tout de suite.
play-unknown-scope = L’application a demandé une autorisation qui n’existe pas
play-unknown-scope-text = Rien n’a été partagé. L’application doit corriger sa liste de scopes.
play-incomplete = La demande de l’application n’était pas complète
play-incomplete-text = Rien n’a été partagé. La description indique ce qu’il faut corriger.
play-unauthorized = L’application ne peut pas demander de cette façon
play-unauthorized-text = Rien n’a été partagé. L’application n’est pas enregistrée pour ce type de demande.
play-unavailable = Le serveur n’a pas pu répondre
play-unavailable-text = Rien n’a été partagé. Réessayez dans un instant.
play-other-error = Le serveur a répondu par une erreur
play-token = L’application a un jeton
play-token-text = Elle envoie le jeton à chaque appel. L’API sait alors pour quelle personne elle agit, et ce que cette personne a autorisé.
play-token-answered = Ce que le serveur a répondu
play-token-show = Afficher les jetons
play-token-scopes = Ce qui a été demandé et ce qui a été accordé
play-token-asked = Demandé
play-token-answer = Réponse
play-token-granted = Accordé
play-token-not-granted = Non accordé
play-refused = Le serveur n’a pas échangé le code
play-refused-text = Un code fonctionne une fois, pendant une minute, pour l’application à laquelle il a été envoyé. Recommencez pour en obtenir un nouveau.
play-stopped = L’application s’est arrêtée ici
play-stopped-text = La réponse contient un « state » que ce navigateur n’a pas reçu : elle est donc peut-être celle de quelqu’un d’autre. Une application prudente n’utilise pas un tel code. Recommencez.
play-stopped-error = state ne correspond pas
play-use = L’utiliser
play-use-what = Ce qu’il faut appeler
play-call-candidates = Les candidats que la personne peut voir. Nécessite candidates_read.
play-call-me = Qui est la personne. Ne nécessite aucun scope.
play-answer = L’API a répondu
play-answer-refused = L’API a refusé
play-answer-called = { $call } a répondu { $status }
play-answer-json = Afficher le JSON
play-answer-candidates = Voici les candidats que la personne qui a donné l’autorisation peut voir, et aucun autre.
play-answer-me = Voici la personne qui a donné l’autorisation.
play-answer-unknown = L’API ne connaît pas ce jeton : il a expiré ou a été révoqué.
play-answer-forbidden = Le jeton est valable, mais il ne permet pas cet appel.
play-answer-none = L’API n’a pas pu répondre.
play-wrong = Ce qui peut mal tourner
play-wrong-text = Chaque lien montre ce qui se passe réellement.
play-wrong-redirect = Une autre adresse
play-wrong-redirect-text = La demande indique une adresse qui n’est pas enregistrée.
play-wrong-pkce = Sans PKCE
play-wrong-pkce-text = Le lien ne contient pas de défi.
play-wrong-publisher = Éditeur non vérifié
play-wrong-publisher-text = Une application d’un éditeur non vérifié demande beaucoup. Regardez la page et choisissez « Ne pas autoriser ».
play-wrong-role = Pas administrateur
play-wrong-role-text = L’application a besoin d’autorisations que seul un administrateur peut donner. Connectez-vous en tant que Ravi.
play-wrong-expired = Demande expirée
play-wrong-expired-text = L’application a déposé sa demande il y a trop longtemps.
play-wrong-verifier = Échanger avec un faux vérificateur
play-wrong-verifier-text = Une personne qui vole un code n’a pas le vérificateur. Voyez ce qu’elle obtient.
play-wrong-code = Réutiliser le code
play-wrong-code-text = Un code ne sert qu’une fois. Toute nouvelle utilisation échoue, et les jetons déjà émis sont révoqués.
play-refresh = Renouveler
play-refresh-text = Les jetons d’accès expirent vite. Avec son jeton de renouvellement, l’application reçoit une nouvelle paire, et l’ancien jeton de renouvellement n’est plus valable.
play-revoke = Révoquer
play-revoke-text = Une application qui n’a plus besoin de ses jetons les révoque.
play-revoked = Les jetons ont été révoqués
play-revoked-text = Appelez de nouveau l’API : ils ne fonctionnent plus.
play-table = Candidats
play-table-name = Nom
play-table-job = Poste
play-table-status = Statut

## Consentement, quand une réponse existe déjà ou qu’il faut un administrateur

consent-title-more = { $app } demande plus d’accès
consent-question-more = { $app } demande plus d’accès
consent-new = Nouveau
consent-already = Déjà autorisé ({ $count })
consent-stays = Si vous n’autorisez pas ceci, ce que vous avez autorisé le { $day } reste inchangé.
consent-declined-heading = Vous ne l’aviez pas autorisé
consent-withheld =
    Chez { $company }, seuls les administrateurs peuvent donner { $count ->
        [one] cette autorisation
        *[other] ces autorisations
    }.
consent-administrator-policy = { $app } a besoin de { $needs }. Chez { $company }, seuls les administrateurs peuvent l’autoriser.
consent-ask-text = Rien n’a été partagé. Vous pouvez demander aux administrateurs de { $company } de l’autoriser.
consent-message = Message à vos administrateurs (facultatif)
consent-ask = Demander à un administrateur
consent-continue-title = Continuer vers { $app } ?
consent-continue-text = Vous l’avez autorisé le { $day }. Rien de nouveau n’est demandé.
consent-continue-can = Ce que { $app } peut faire
consent-continue = Continuer
consent-next-continue = Si vous continuez, vous serez redirigé vers { $host }.
consent-next-continue-device = Si vous continuez, vous reviendrez à une application sur cet appareil ({ $host }).
consent-next-continue-program = Si vous continuez, un programme s’ouvrira sur cet appareil ({ $scheme }).
consent-duration-30-days = 30 jours
consent-duration-12-months = 12 mois
consent-duration-until-removed = Sans date de fin
consent-duration-as-before = Comme choisi auparavant
sign-in-confirm = Confirmez que c’est bien vous. { $app } demande des autorisations d’administrateur.
sign-in-confirm-yourself = Confirmez que c’est bien vous. Vous vous êtes connecté il y a un certain temps.
outcome-asked = Envoyé aux administrateurs de { $company }
outcome-asked-text = Tous les administrateurs de { $company } voient votre demande. Vous recevrez un e-mail dès que l’un d’eux aura répondu. Vous trouverez aussi la réponse dans { $link }.
error-blocked = { $company } a bloqué cette application
error-blocked-text = { $company } n’autorise pas { $app }. Si vous en avez besoin, demandez à un administrateur de votre entreprise.
error-not-administrator = Seuls les administrateurs peuvent voir ceci
error-not-administrator-text = Votre rôle ne le permet pas. Demandez à un administrateur de votre entreprise.
error-required-permission = { $app } a besoin de cette autorisation
error-required-permission-text = Elle ne peut pas être retirée seule. Vous pouvez retirer tout l’accès.

## Applications connectées

apps-title = Applications connectées
apps-lead = Ces applications peuvent utiliser votre compte { $platform }. Retirez-les à tout moment : elles cessent immédiatement de fonctionner.
apps-for-company = pour { $company }
apps-filter = Chercher une application par son nom
apps-none = Aucune application n’est connectée
apps-none-found = Aucune application connectée ne porte ce nom
apps-none-why = Lorsqu’une application demande à utiliser votre compte et que vous l’autorisez, vous voyez ici ce qu’elle peut faire et quand elle l’a fait pour la dernière fois, et vous pouvez la retirer.
apps-none-do = Parcourir la place de marché
apps-none-found-why = La recherche porte sur les applications connectées actuellement, d’après une partie de leur nom.
apps-app = Application
apps-at-most = Au maximum
apps-asked = Demandé le
apps-answer = Réponse
apps-details-do = Détails
apps-remove-do = Retirer
apps-ends-soon = Expire bientôt sans utilisation
app-unused-for = pas depuis { $days } jours
apps-requests-in-30-days =
    { $count ->
        [one] { $count } appel en 30 jours
        *[other] { $count } appels en 30 jours
    }
apps-shown = { $shown } applications sur { $all }
apps-shown-here = { $shown } applications sur cette page
list-next = Page suivante
permission-count =
    { $count ->
        [one] { $count } autorisation
        *[other] { $count } autorisations
    }
apps-show-ended = Afficher les applications retirées ou expirées ({ $count })
apps-ended-lead = Elles ne peuvent plus utiliser votre compte. Elles restent 90 jours dans cette liste.
apps-ended-none = Aucune application n’a été retirée ni n’a expiré
apps-ended-none-text = Une application que vous retirez, ou dont l’accès expire, reste ici 90 jours.
apps-ended-how = Ce qui s’est passé
apps-request-waiting = En attente
apps-request-yes = Acceptée
apps-request-no = Refusée
app-facts = Aperçu
apps-details = Détails de { $app }
apps-ended = Retirées ou expirées
apps-requests = Demandes à vos administrateurs
apps-request-approved = Le { $day }. Vous pouvez la connecter maintenant : commencez dans l’application.
apps-request-refused = Le { $day }.
apps-request-reason = Raison : { $reason }
apps-request-withdraw = Annuler la demande
apps-request-withdrawn = Demande annulée. Vos administrateurs ne la voient plus.
apps-removed = Retiré. { $app } ne peut plus utiliser votre compte.
apps-permission-removed = Retiré : { $permission }. { $app } ne peut plus le faire.
app-back = Toutes les applications connectées
app-allowed-on = Autorisée le
app-company = Entreprise
app-ends = Expiration
app-ends-on = Expire le { $day }
app-ends-when-removed = Jusqu’à ce que vous la retiriez
app-unused-ends = Expire sans utilisation le
app-last-used = Dernière utilisation
app-requests = Appels des 30 derniers jours
app-requests-none = Aucun.
app-requests-other = Autres
app-used = Utilisée : { $ago }
app-never-used = Jamais utilisée
app-address = Adresse de redirection
app-may = Ce qu’elle peut faire
app-not-allowed = Non autorisé
app-remove-permission = Retirer
app-remove-permission-of = { " " }: { $permission }
app-history = Historique
app-remove = Retirer l’accès
app-remove-lead = Si vous retirez son accès, { $app } cesse aussitôt de fonctionner pour vous. Ce qu’elle a déjà copié reste chez { $publisher } ; demandez-lui de le supprimer.
app-open = Ouvrir { $app }
app-remove-text = { $app } cesse immédiatement de fonctionner pour vous. Ce qu’elle a déjà copié reste chez { $publisher } ; demandez-lui de le supprimer.
app-remove-question = Retirer l’accès de { $app } ?
app-remove-jwt = Cette application utilise des jetons qui restent valables jusqu’à cinq minutes ensuite.
app-keep = Conserver
app-ended-removed = Vous avez retiré l’accès le { $day }.
app-ended-by-administrator = Un administrateur a retiré l’accès le { $day }.
app-ended-with-account = L’accès a pris fin le { $day }. L’application peut le redemander.
app-ended-unused = L’accès a pris fin le { $day } : il n’a pas été utilisé depuis trop longtemps.
app-ended-itself = L’accès a pris fin le { $day }, comme vous l’aviez choisi.
history-allowed = Autorisé : { $permissions }
history-declined = Non autorisé : { $permissions }
history-removed = Retiré : { $permission }
history-removed-by = Retiré par { $name } : { $permission }

## Administration

admin = Administration
admin-apps = Applications utilisées
admin-apps-none = Personne n’a encore connecté d’application.
admin-app-people = Qui l’a connectée
admin-app-nobody = Personne ne l’a encore connectée
admin-remove-for = Retirer pour { $name }
admin-remove-all = Retirer pour tous
admin-app-decision = La décision de votre entreprise
admin-decided-policy = Votre politique détermine qui peut l’autoriser.
admin-decided-approved = Acceptée : chacun peut l’autoriser, dans la limite de son rôle.
admin-decided-blocked = Bloquée : personne ne peut la connecter.
admin-approve = Accepter pour tous
admin-approve-text = Chacun dans votre entreprise peut alors autoriser cette application, quelle que soit la politique. Chaque personne décide toujours pour elle-même.
admin-block = Bloquer cette application
admin-block-text = Personne dans votre entreprise ne peut plus connecter cette application. Toutes les personnes qui l’ont connectée perdent immédiatement l’accès.
admin-undecide = Appliquer la politique
admin-undecide-text = Annule cette décision. Les accès retirés restent retirés.
admin-decided-by-host = Cela a été décidé pour son hôte.
admin-by-host = Décidé pour son hôte
admin-document-at = Document sur { $host }
admin-done-approved = Acceptée.
admin-done-blocked = Bloquée. Plus personne dans votre entreprise ne peut utiliser cette application.
admin-done-undecided = La politique s’applique de nouveau.
admin-done-removed-all = Retirée pour tous.
admin-done-policy = Enregistré.
admin-done-answered = Votre réponse est enregistrée.
admin-done-answered-before = Un autre administrateur a déjà répondu à cette demande.
admin-confirm-remove-all = Retirer { $app } pour tous ?
admin-confirm-remove-all-text =
    { $people ->
        [one] { $people } personne de votre entreprise l’a connectée. Elle cesse immédiatement de fonctionner pour elle.
        *[other] { $people } personnes de votre entreprise l’ont connectée. Elle cesse immédiatement de fonctionner pour toutes.
    }
admin-confirm-reconnect = Ces personnes peuvent la connecter de nouveau, sauf si vous la bloquez.
admin-confirm-remove-one = Retirer { $app } pour { $name } ?
admin-confirm-remove-one-text = Elle cesse immédiatement de fonctionner pour { $name }.
admin-confirm-block = Bloquer { $app } ?
admin-confirm-cancel = Annuler
admin-find = Accepter ou bloquer une autre application
admin-find-text = Vous pouvez accepter ou bloquer une application avant que quelqu’un la connecte. Son éditeur peut vous indiquer son ID client.
admin-find-id = ID client
admin-find-do = Chercher l’application
admin-find-none = Aucune application n’a l’ID client { $id }.
admin-requests = Demandes
admin-requests-none = Aucune demande en attente
admin-requests-answered = Traitées
admin-request-title = Demande pour { $app }
admin-request-asked = { $name } ({ $email }) a fait cette demande le { $day }.
admin-request-message = Message de la personne
admin-request-beyond-role = { $permissions } : le rôle de { $name } ne le permet pas. Si vous acceptez, connectez l’application vous-même ; commencez dans l’application.
admin-request-answer = Votre réponse
admin-request-means = Accepter permet à chacun dans votre entreprise d’autoriser à cette application ce qu’elle a demandé, dans la limite de son rôle. Cela ne partage rien en soi.
admin-request-reason = Raison (facultatif). La personne qui a demandé peut la lire.
admin-request-refuse = Refuser
admin-request-approve = Accepter
admin-request-approved = { $name } a accepté le { $day }.
admin-request-refused = { $name } a refusé le { $day }.
admin-policy = Politique
admin-policy-apps = Autoriser des applications
admin-policy-hosts = Hôtes
admin-policy-lead = Qui, chez { $company }, peut autoriser une application, selon le maximum qu’elle peut faire. Ce qui a été autorisé avant reste autorisé.
admin-policy-admin = L’application accède aux données de toute l’entreprise. Les autorisations qui exigent un administrateur ne peuvent être données que par un administrateur, quel que soit votre choix.
admin-policy-anyone = Tous les utilisateurs
admin-policy-verified = Tous, si le domaine de l’application est vérifié
admin-policy-administrators = Seulement les administrateurs
admin-policy-until-removed = Une application peut être autorisée sans date de fin
admin-policy-save = Enregistrer
idp-title = Connexion d’entreprise
idp-lead = Les fournisseurs d’identité avec lesquels les personnes de { $company } se connectent.
idp-add = Ajouter un fournisseur d’identité
idp-none = Aucun fournisseur d’identité
idp-none-text = Permettez aux personnes de se connecter avec le compte qu’elles ont déjà dans votre entreprise (OpenID Connect).
idp-none-domains = Vérifiez d’abord un domaine de votre entreprise : sur la page d’éditeur d’une de vos applications.
idp-name = Nom
idp-name-hint = Les personnes le lisent sur le bouton « Continuer avec … ».
idp-domains = Domaines
idp-domains-hint = Ceux dont les adresses e-mail mènent à ce fournisseur. Uniquement des domaines vérifiés de votre entreprise.
idp-state = État
idp-works = Fonctionne
idp-fails = Ne fonctionne pas
idp-demanded = Obligatoire
idp-not-checked = Pas encore vérifié
idp-found = Vérifié { $time }
idp-not-found = Vérifié { $time } : { $why }
idp-fault-unreachable = injoignable
idp-fault-not-public = son adresse n’est pas sur l’Internet public
idp-fault-not-https = ses adresses doivent commencer par https:// et ne nommer aucun port
idp-fault-too-slow = il n’a pas répondu à temps
idp-fault-too-large = sa réponse est trop grande
idp-fault-redirects = il redirige ailleurs ; saisissez cette adresse
idp-fault-status = il répond par une erreur
idp-fault-malformed = sa réponse est illisible
idp-fault-other-issuer = il indique un autre émetteur
idp-fault-unsuitable = il n’offre pas le flux « code » avec RS256, PS256, ES256 ou EdDSA
idp-save = Enregistrer
idp-save-hint = Le fournisseur est d’abord vérifié.
idp-by-operator = L’exploitant de cette plateforme a configuré ce fournisseur. Lui seul peut le modifier.
idp-addresses = À saisir chez le fournisseur d’identité
idp-addresses-text = Il a besoin de ces adresses pour connaître cette plateforme.
idp-redirect-uri = URI de redirection
idp-logout-uri = Déconnexion back-channel
idp-keys = Nos clés (JWKS)
idp-check = Vérifier maintenant
idp-demand-title = Le rendre obligatoire
idp-demand = Rendre ce fournisseur obligatoire
idp-demand-text = Les personnes de votre entreprise ne pourront alors se connecter qu’avec ce fournisseur. Les mots de passe ne fonctionneront plus et les autres sessions se termineront. Connectez-vous d’abord vous-même avec lui.
idp-demand-end = Ne plus le rendre obligatoire
idp-demand-end-text = Les personnes de votre entreprise ne peuvent se connecter qu’avec ce fournisseur.
idp-remove = Supprimer le fournisseur
idp-remove-question = Supprimer { $name } ?
idp-remove-text = Les sessions commencées avec lui se terminent et personne ne peut plus l’utiliser pour se connecter. Les comptes restent, mais ceux sans mot de passe ni clé d’accès sont inutilisables.
idp-keep = Conserver le fournisseur
idp-settings = Réglages
idp-issuer = Émetteur
idp-issuer-hint = Tel que ses métadonnées l’indiquent, par exemple https://id.example.com
idp-client-id = Identifiant client
idp-client-id-hint = Celui sous lequel le fournisseur connaît cette plateforme.
idp-scopes = Scopes
idp-scopes-hint = En plus d’openid, séparés par des espaces.
idp-authentication = Comment cette plateforme prouve son identité
idp-by-secret = Avec un secret client
idp-by-key = Avec sa propre clé (private_key_jwt)
idp-secret = Secret client
idp-secret-hint = Fourni par le fournisseur d’identité. Il est stocké chiffré et n’est plus jamais affiché.
idp-secret-kept = Laissez vide pour conserver l’actuel.
idp-people = Personnes
idp-makes-accounts = Créer un compte à la première connexion
idp-groups = Claim des groupes
idp-groups-hint = Par exemple groups.
idp-administrators = Administrateurs
idp-administrators-hint = Groupes, séparés par des virgules. Vide : les rôles sont définis ici seulement.
idp-members = Qui peut entrer
idp-members-hint = Groupes, séparés par des virgules. Vide : toutes les personnes du fournisseur.
idp-email = Claim de l’adresse e-mail
idp-email-hint = Par exemple email.
idp-first-name = Claim du prénom
idp-last-name = Claim du nom
idp-claim-hint = Dans le doute, laissez tel quel.
idp-trusts-email = Ses adresses e-mail sont confirmées même s’il ne le dit pas (email_verified)
idp-error-name = Saisissez un nom lisible.
idp-error-claims = Au plus 20 groupes et scopes de 128 caractères chacun.
idp-error-issuer = Saisissez une adresse sans paramètres, par exemple https://id.example.com
idp-error-client-id = Saisissez l’identifiant client.
idp-error-secret = Saisissez le secret client.
idp-error-domains = Choisissez au moins un domaine.
idp-error-not-proven = L’un de ces domaines n’est pas vérifié.
idp-error-taken = L’un de ces domaines mène déjà à un autre fournisseur.
idp-error-fault = Rien n’a été enregistré : { $why }.
idp-error-not-with-it = Connectez-vous d’abord vous-même avec ce fournisseur, pour ne pas vous bloquer l’accès.
idp-done-saved = Enregistré
idp-done-checked = Vérifié
idp-done-removed = Fournisseur supprimé
admin-time-zone = Fuseau horaire
admin-time-zone-hint = Les pages et les e-mails destinés aux personnes de votre entreprise affichent les heures dans ce fuseau.
admin-time-zone-save = Enregistrer le fuseau horaire
admin-time-zone-unknown = Choisissez un fuseau horaire dans la liste
admin-done-time-zone = Fuseau horaire enregistré
admin-second-factor = Exiger la connexion en deux étapes
admin-second-factor-hint = Chacun dans votre entreprise la configure à sa prochaine connexion : une application d’authentification ou une clé d’accès. Les sessions ouvertes continuent.
admin-second-factor-save = Enregistrer la connexion en deux étapes
admin-done-second-factor = Connexion en deux étapes enregistrée
admin-apps-lead = Toutes les applications que des personnes de { $company } ont connectées, les plus risquées d’abord. Bloquer une application met fin immédiatement à son accès pour tous.
admin-apps-none-text = Les applications que les personnes de { $company } autorisent apparaissent ici, avec ce qu’elles peuvent faire et le nombre de personnes qui les utilisent.
admin-apps-no-match = Aucune application ne correspond
admin-apps-no-match-text = Aucune application utilisée ne correspond à votre recherche.
admin-apps-all = Afficher toutes les applications
admin-apps-find = Chercher une application
admin-apps-find-example = Application, éditeur ou ID client
admin-app = Application
admin-at-most = Au maximum
admin-people = Personnes
admin-decision = Décision
admin-any-decision = Toutes
admin-any-level = Tous les niveaux
admin-status-policy = Selon la politique
admin-status-approved = Acceptée
admin-status-blocked = Bloquée
admin-manage = Gérer
admin-block-row = Bloquer
admin-hosts = Applications qui se présentent elles-mêmes
admin-hosts-lead = Certaines applications ne sont pas enregistrées ici : elles disent qui elles sont à une adresse qui leur appartient. Ce qui est prouvé d’une telle application est son hôte.
admin-hosts-host = Hôte
admin-hosts-read = Dernière lecture
admin-hosts-failed = Le dernier essai a échoué. { $why }
admin-document-read = Document lu en dernier
admin-document-failed = Dernier essai échoué
admin-hosts-others = Tous les autres hôtes, et les applications sans hôte
admin-hosts-approve = Approuver
admin-hosts-undecide = Laisser aux règles générales
admin-hosts-add = Approuver un autre hôte
admin-hosts-add-hint = Par exemple claude.ai. Chacun dans votre entreprise peut alors autoriser ses applications, quelles que soient les règles.
admin-hosts-no-host = Saisissez un hôte, par exemple claude.ai.
admin-confirm-block-host = Bloquer les applications de { $host } ?
admin-confirm-block-hosts = Bloquer toutes les autres applications qui se présentent elles-mêmes ?
admin-confirm-block-host-text = Plus personne dans votre entreprise ne pourra les connecter. Ceux qui en ont connecté une perdent l’accès aussitôt.
admin-waiting =
    { $count ->
        [one] { $count } demande attend votre réponse.
        *[other] { $count } demandes attendent votre réponse.
    }
admin-waiting-who = { $name } demande { $app }.
admin-waiting-review = Examiner les demandes
admin-file = Télécharger en CSV
admin-facts = Informations
admin-asks-for = Demande
admin-may-ask = Ce qu’elle peut demander
admin-person = Personne
admin-permissions = Autorisations
admin-expires = Expiration
admin-never-expires = Jamais
admin-never-used = Jamais
admin-requests-counted =
    { $count ->
        [one] { $count } appel en 30 jours
       *[other] { $count } appels en 30 jours
    }
admin-remove-row = Retirer
admin-app-nobody-text = Les personnes qui autorisent cette application apparaissent ici.
admin-find-person = Chercher une personne
admin-find-person-by = Nom ou adresse e-mail
admin-person-none = Personne de ce nom ou de cette adresse ne l’a connectée
admin-person-none-text = Vérifiez l’orthographe, ou affichez toutes les personnes qui l’ont connectée.
admin-person-all = Tout afficher
admin-unverified = N’importe qui peut enregistrer un nom. N’acceptez cette application que si vous savez qui l’exploite.
admin-trust = J’ai vérifié qui exploite cette application et je lui fais confiance pour ces autorisations.
admin-trust-missing = Pour accepter cette application, confirmez que vous avez vérifié qui l’exploite.
admin-preview = Voir la page d’autorisation
admin-preview-note = { $name } verra cette page une fois l’application acceptée. Ici, les boutons sont sans effet.
admin-preview-back = Retour à la demande
admin-requests-lead = Ce pour quoi des personnes de { $company } ont besoin de l’accord d’un administrateur.
admin-requests-waiting = En attente
admin-requests-none-text = Quand quelqu’un vous demande de pouvoir connecter une application, sa demande attend ici. La politique détermine qui doit demander.
admin-requests-none-answered = Aucune demande traitée
admin-requests-none-answered-text = Les demandes auxquelles un administrateur a répondu restent ici.
admin-requests-policy = Ouvrir la politique
admin-asked-by = Demandé par
admin-asked-on = Demandé
admin-answer = Réponse
admin-answered-by = par { $name } le { $day }
admin-answer-refused = Refusée
admin-review = Examiner
admin-open = Ouvrir
admin-policy-can = L’application peut
admin-policy-choice = { $level } : 

## Devices, and answers that go on as a form

form-post-title = Retour à l’application
form-post-going = Vous revenez à { $host }. Si rien ne se passe, choisissez « Continuer ».
form-post-continue = Continuer
error-request-used = Cette demande ne peut plus être utilisée
error-request-used-text = Elle a déjà reçu une réponse, ou elle est trop ancienne. Revenez à l’application et recommencez.
error-login-used = Cette connexion ne peut plus être utilisée
error-login-used-text = Elle a déjà été utilisée, ou elle est trop ancienne. Reconnectez-vous.
error-login-other-browser = Cette connexion a été commencée dans un autre navigateur
error-login-other-browser-text = Une connexion ne vaut que dans le navigateur où elle a été commencée. Si quelqu’un vous a envoyé un lien vers cette page, fermez-la. Sinon, reconnectez-vous ici.
error-login-rejected = Vous n’êtes pas connecté
error-login-rejected-text = La page de connexion ne vous a pas connecté. Vous pouvez réessayer.
error-login-changed = La connexion n’a pas abouti
error-login-changed-text = Votre compte a changé entre-temps. Reconnectez-vous.
device-title = Connecter un appareil
device-lead = Votre appareil affiche un code de huit lettres. Saisissez-le ici.
device-compare = Comparez ce code à celui de votre appareil. Continuez seulement s’ils sont identiques.
device-label = Code affiché par votre appareil
device-hint = Par exemple WDJB-MJHT. En majuscules ou en minuscules, avec ou sans trait d’union.
device-warning = Quelqu’un vous a envoyé ce code, ou un lien vers cette page ? Alors ne continuez pas : l’appareil d’une autre personne aurait accès à votre compte.
device-continue = Continuer
device-malformed = Le code a huit lettres et aucun chiffre, par exemple WDJB-MJHT. Vérifiez-le sur votre appareil.
device-unknown = Aucun appareil n’attend avec ce code. Vérifiez-le sur votre appareil. S’il est correct, il a expiré ou il a déjà été utilisé : recommencez sur l’appareil.
device-throttled = Trop de tentatives. Réessayez après { $time }.
device-connected = Votre appareil est connecté
device-go-back = Revenez à votre appareil. La suite se passe dans { $app }.
device-close = Vous pouvez fermer cette page.
consent-device = Vous connectez un appareil. Il doit afficher ce code :
consent-device-warning = N’autorisez rien si quelqu’un vous a envoyé ce code, ou si vous n’avez pas l’appareil devant vous. Sinon, l’appareil d’une autre personne obtient cet accès.
consent-trust-device = Je suis à l’origine de cette demande sur mon propre appareil et je fais confiance aux personnes qui gèrent cette application.
consent-next-other-device = Après votre réponse, revenez à votre appareil pour continuer.
consent-next-cancel-device = Si vous annulez, rien n’est partagé avec l’appareil.

## Identifiants d’accès

cred-title = Identifiants d’accès
cred-lead = Les clés et les jetons avec lesquels les systèmes de { $company } appellent { $platform }.
cred-api-token = Jeton d’API
cred-api-token-for = Pour un seul système. Il a les autorisations que vous choisissez et expire le jour que vous choisissez.
cred-api-key = Clé d’API
cred-api-key-for = Seulement pour des tests. Elle donne accès à tout et n’expire pas.
cred-partner-key = Clé d’API partenaire
cred-partner-key-for = Pour les partenaires qui ne peuvent encore rien utiliser d’autre. Elle donne accès à tout et n’expire pas.
cred-app = Application
cred-app-for = Pour un logiciel qui agit au nom de chaque personne. Chacun l’autorise pour lui-même et le retrouve dans « Applications connectées ».
cred-api-tokens = Jetons d’API
cred-api-keys = Clés d’API
cred-only-administrators = Seuls les administrateurs peuvent créer des clés d’API.
cred-everything = Tout
cred-count =
    { $count ->
        [one] { $count } autorisation
        *[other] { $count } autorisations
    }
cred-no-end = N’expire pas
cred-active = Actif
cred-expired = Expiré le { $day }
cred-revoked = Révoqué le { $day }
cred-old-stops = L’ancien secret fonctionne jusqu’au { $when }
cred-replace = Remplacer { $name }
cred-copy = Créer une copie avec d’autres autorisations
cred-all = Tous les identifiants d’accès
cred-opens = Autorisations
cred-opens-everything = Tout dans { $company } : une clé n’a pas d’autorisations à choisir.
cred-secrets = Secrets
cred-secret-made = Créé le { $day }
cred-secret-stopped = Ne fonctionne plus depuis le { $when }
cred-note = Note
cred-maker = Créé par
cred-made = Créé
cred-status = Statut
cred-token-new = Créer un jeton d’API
cred-token-lead = Pour un seul système. Il a les autorisations que vous choisissez ici, et jamais plus que les vôtres.
cred-name = Nom
cred-name-hint = Où sera-t-il utilisé ? Par exemple : site carrière, production
cred-note-hint = À quoi sert-il ? Facultatif.
cred-start = Point de départ
cred-start-self = Choisir moi-même les autorisations
cred-start-use = Utiliser ce modèle
cred-permissions = Autorisations
cred-ends = Expiration
cred-ends-in = Dans { $days } jours : le { $day }
cred-ends-on = À cette date
cred-ends-day = Date
cred-no-more = Vous ne pourrez pas ajouter d’autorisations plus tard. Il faudrait créer un nouveau jeton.
cred-review = Vérifier
cred-review-title = Est-ce correct ?
cred-highest = Autorisation la plus élevée
cred-back = Retour
cred-token-create = Créer le jeton
cred-error-name = Saisissez un nom.
cred-error-long = Utilisez { $limit } caractères au plus.
cred-error-text = Utilisez des mots simples, séparés par un seul espace et sans adresse web.
cred-error-no-permission = Choisissez au moins une autorisation.
cred-error-administrator = Seul un administrateur peut donner cette autorisation : { $permission }
cred-error-unknown = Cette autorisation n’existe pas : { $permission }
cred-error-ends = Choisissez une date à partir de demain et jusqu’au { $day }.
cred-once-token = Copiez votre jeton maintenant
cred-once-key = Copiez votre clé maintenant
cred-once-lead = Nous ne l’affichons qu’une seule fois et n’en gardons aucune copie lisible.
cred-once-store = Conservez-le dans un gestionnaire de secrets, pas dans du code, un e-mail ou une messagerie.
cred-once-send = Votre système l’envoie à chaque appel, dans cet en-tête :
cred-once-done = Je l’ai conservé – terminé
cred-again-title = Déjà créé
cred-again-text = Ce que vous avez créé a été affiché une seule fois. Si vous ne l’avez pas conservé, remplacez-le.
cred-oauth-client = Client OAuth
cred-oauth-client-for = Pour un serveur qui appelle d’autres serveurs au nom de l’entreprise. Il reçoit des jetons d’accès de courte durée.
cred-oauth-clients = Clients OAuth
cred-only-administrators-clients = Seuls les administrateurs peuvent créer des clients OAuth.
cred-client-new = Créer un client OAuth
cred-client-lead = Pour un système qui appelle l’API au nom de { $company }, sans utilisateur. Il reçoit ses propres jetons d’accès (client credentials).
cred-client-name-hint = Quel système l’utilisera ? Par exemple : paie, production
cred-description = Description
cred-client-role = Il agit en tant que
cred-client-administrator = Il accède à toutes les données de { $company } et peut avoir des autorisations réservées aux administrateurs.
cred-client-standard = Il n’accède qu’à ce qu’un utilisateur Standard peut voir. Les données propres à certaines personnes, comme leurs postes et leurs candidats, lui restent inaccessibles.
cred-client-no-more = Vous ne pourrez pas changer les autorisations ni le rôle plus tard. Il faudrait créer un nouveau client.
cred-client-create = Créer le client
cred-client-id = ID client
cred-once-client = Copiez votre secret client maintenant
cred-once-client-id = L’ID client n’est pas secret. Vous le retrouvez à tout moment sur la page « Identifiants d’accès ».
cred-once-client-send = Votre système échange les deux contre un jeton d’accès à cette adresse :
cred-error-role = Choisissez le rôle avec lequel il agit.
cred-error-beyond = Avec le rôle Standard, cette autorisation ne donnerait accès à rien : { $permission }
cred-key-new = Créer une clé d’API
cred-key-warning = Elle donne accès à tout
cred-key-warning-text = Une clé d’API peut tout lire et tout modifier dans { $company }. Elle n’a ni autorisations à choisir ni date de fin. Utilisez-la seulement pour des tests.
cred-key-kind = Type
cred-key-confirm = J’en ai besoin pour des tests
cred-key-confirm-partner = J’en ai besoin pour des tests, ou pour un partenaire qui ne peut rien utiliser d’autre
cred-key-unconfirmed = Cochez la case pour confirmer que vous en avez besoin pour cela.
cred-key-create = Créer la clé
cred-replace-lead = Vous obtenez un nouveau secret. Les deux fonctionnent jusqu’à ce que l’ancien ne soit plus valable.
cred-replace-when = L’ancien secret cesse de fonctionner
cred-replace-now = Immédiatement
cred-replace-hour = Dans 1 heure
cred-replace-day = Dans 24 heures
cred-replace-week = Dans 7 jours
cred-replace-do = Créer un nouveau secret
cred-revoke-question = Révoquer { $name } ?
cred-revoke-text = Les appels qui l’utilisent échouent immédiatement. Cette action est irréversible.
cred-keep = Conserver
cred-revoke-do = Révoquer
cred-done-made = C’est fait. Vous pouvez maintenant utiliser { $name }.
cred-done-revoked = Révoqué. { $name } ne fonctionne plus.
cred-create = Créer un identifiant
cred-expires-soon = Expire bientôt
cred-ended = Expirés et révoqués
cred-unused = Inutilisé
cred-full-access = Accès complet
cred-find = Chercher par nom, créateur ou derniers caractères
cred-name-and-maker = Nom, créé par
cred-maker-and-day = { $name }, { $day }
cred-never = Jamais
cred-api-tokens-about = un seul système, autorisations choisies
cred-oauth-clients-about = de serveur à serveur, pour l’entreprise
cred-api-keys-about = pour des tests seulement : accès à tout, sans expiration
cred-none = Aucun identifiant d’accès pour l’instant
cred-none-why = Un identifiant d’accès permet à l’un de vos systèmes d’appeler l’API. Créez-en un par système, avec les seules autorisations nécessaires.
cred-none-soon = Rien n’expire bientôt
cred-none-soon-why = Un identifiant d’accès apparaît ici { $days } jours avant son expiration.
cred-none-ended = Rien n’a expiré ni été révoqué
cred-none-ended-why = Ce qui n’est plus valable reste ici { $days } jours, pour que vous puissiez voir pourquoi un système ne fonctionne plus.
cred-none-found = Aucun identifiant d’accès trouvé
cred-none-found-why = Vérifiez l’orthographe ou consultez tous les identifiants d’accès.
cred-replace-row = Remplacer

# Les applications que fait une entreprise.

partner-title = Vos applications
partner-lead = Les applications que { $company } édite pour d’autres. Chaque personne décide de ce qu’elle leur autorise.
partner-none = Il n’y a pas encore d’applications
partner-none-text = Une application que vous enregistrez ici peut demander aux utilisateurs l’accès à leur compte. Il y a cinq courtes étapes ; vous pouvez vous arrêter après chacune et reprendre plus tard.
partner-new = Enregistrer une application
partner-draft = Brouillon
partner-active = Enregistrée
partner-waits = En cours d’examen
partner-listed = Sur la place de marché
partner-declined = Refusée
partner-column-app = Application
partner-column-status = État
partner-permissions-fact = Autorisations
partner-continue = Continuer
partner-remove-short = Supprimer
partner-no-host = Aucune pour l’instant
partner-more-hosts = et { $count } de plus
partner-shown =
    { $count ->
        [one] 1 application sur cette page
        *[other] { $count } applications sur cette page
    }
partner-unnamed = Application sans nom
partner-steps = Étapes
partner-step-now = Étape { $number } sur { $all } : { $step }
partner-step-about = À propos
partner-step-publisher = Éditeur
partner-step-addresses = Adresses
partner-step-permissions = Autorisations
partner-step-review = Vérifier
partner-step-done = (terminé)
partner-step-missing = à faire
partner-save = Enregistrer et continuer
partner-save-now = Enregistrer
partner-review-changes = Vérifier les modifications
partner-unsaved-text = Certaines modifications ne sont pas enregistrées. Les utilisateurs voient l’application telle qu’elle était.
partner-pages = Pages de cette application
partner-overview = Vue d’ensemble
partner-configure = Configurer
partner-credentials = Identifiants de l’application
partner-listing = Publication
partner-facts = En bref
partner-change = Modifier
partner-about = À propos de l’application
partner-about-lead = Les utilisateurs lisent le nom et ce que fait l’application avant de décider. Vous pourrez modifier les deux plus tard.
partner-name = Nom
partner-name-hint = Tel que les utilisateurs le connaissent. 50 caractères au plus.
partner-description = Ce qu’elle fait
partner-description-hint = Une ligne que les utilisateurs lisent, sans adresse web.
partner-kind = Où s’exécute l’application ?
partner-kind-server = Sur notre serveur
partner-kind-server-text = Elle peut protéger un secret.
partner-kind-browser = Dans le navigateur
partner-kind-browser-text = Tout ce qu’elle contient peut être lu : elle ne reçoit donc pas de secret.
partner-kind-device = Sur les appareils des utilisateurs
partner-kind-device-text = Un programme ou une application pour téléphones. Elle ne reçoit pas de secret.
partner-kind-kept = L’endroit où une application s’exécute ne peut plus être changé une fois qu’elle est enregistrée.
partner-publisher = Qui édite vos applications ?
partner-publisher-lead = Ceci est affiché avec chaque application de { $company }. Vous ne le saisissez qu’une fois.
partner-publisher-name = Nom de l’éditeur
partner-publisher-name-hint = Tel que les utilisateurs vous connaissent.
partner-publisher-renamed = Si vous changez le nom, tous les utilisateurs de vos applications recevront une nouvelle demande.
partner-website = Site web
partner-website-hint = Par exemple : https://example.com
partner-support = Adresse e-mail d’assistance
partner-support-hint = Affichée à côté de votre application. Par exemple : help@example.com. Facultatif.
partner-support-error = Saisissez une adresse e-mail, par exemple help@example.com
partner-privacy = Politique de confidentialité
partner-privacy-hint = L’adresse de la page. Facultatif.
partner-terms = Conditions d’utilisation
partner-terms-hint = L’adresse de la page. Facultatif.
partner-link-error = Saisissez une adresse qui commence par https://
partner-domains = Vos domaines
partner-domains-lead = Prouvez qu’un domaine vous appartient. D’ici là, les utilisateurs voient « Éditeur non vérifié » et aucun logo. Quand l’application envoie les utilisateurs vers une adresse d’un domaine vérifié, ils voient ce domaine avec un badge. Le badge de votre nom s’ajoute une fois que nous l’avons examiné ; il disparaît si vous changez le nom, vos domaines ou vos adresses de redirection.
partner-domains-later = Enregistrez d’abord qui édite vos applications. Vous pourrez ensuite vérifier vos domaines.
partner-domain = Domaine
partner-domain-hint = Par exemple : example.com
partner-domain-add = Ajouter un domaine
partner-domain-error = Saisissez un nom de domaine, comme example.com. Les adresses IP et les noms d’une seule machine ne peuvent pas être vérifiés.
partner-domain-many = Vous ne pouvez pas ajouter d’autres domaines.
partner-domain-record = Ajoutez ce texte dans un enregistrement TXT de ce nom
partner-domain-file = Ou mettez-le dans un fichier accessible à cette adresse
partner-domain-check = Vérifier { $domain }
partner-domain-remove = Retirer { $domain }
partner-domain-waiting = En attente
partner-domain-verified = Vérifié
partner-domain-failed = Non vérifié
partner-domain-not-found = Nous n’avons trouvé ni l’enregistrement ni le fichier le { $day }. Il faut parfois quelques heures pour que les nouveaux enregistrements soient visibles partout.
partner-domain-other = Nous avons trouvé un enregistrement ou un fichier avec un autre texte le { $day }. Copiez de nouveau le texte ci-dessous.
partner-domain-no-answer = Ni le serveur de noms ni le serveur web du domaine n’ont répondu le { $day }.
partner-domain-proven-record = Vérifié par l’enregistrement le { $day }.
partner-domain-proven-file = Vérifié par le fichier le { $day }.
partner-addresses = Où les utilisateurs reviennent-ils ?
partner-addresses-lead = Une fois que les utilisateurs ont décidé, nous les envoyons à l’une de ces adresses. Elle doit être exactement la même que dans la demande de l’application : chaque caractère, et la barre oblique à la fin.
partner-redirect-uris = Adresses de redirection
partner-redirect-uris-hint = Une par ligne, commençant par https://
partner-testing-addresses = Adresses de redirection pour les tests
address-for-testing = { $address } (pour les tests)
partner-response-modes = Comment les réponses parviennent à votre application
partner-response-modes-hint = Choisissez ce que lit votre application. La plupart lisent la requête de l’adresse.
partner-response-query = Dans la requête de l’adresse
partner-response-fragment = Dans le fragment de l’adresse, que seuls les scripts voient
partner-response-form-post = Dans un formulaire que le navigateur envoie
partner-sign-in = Connexion
partner-sign-in-lead = Comment on se connecte à votre application avec OpenID Connect. La plupart des applications ne changent rien ici.
partner-subject = L’identifiant auquel votre application reconnaît une personne
partner-subject-hint = C’est le sub des jetons d’identité. Si vous en changez le type, votre application ne reconnaît plus les personnes qui se sont déjà connectées.
partner-subject-public = Le même identifiant dans toutes les applications
partner-subject-public-text = Pour les entreprises dont les applications partagent leurs utilisateurs.
partner-subject-pairwise = Un identifiant propre
partner-subject-pairwise-text = Il ne permet pas à d’autres applications de voir qu’il s’agit de la même personne. Seules les applications dont toutes les adresses de redirection sont sur le même hôte le partagent.
partner-algorithm = Signature des jetons d’identité
partner-algorithm-hint = Choisissez ce que vérifie la bibliothèque de votre application.
partner-algorithm-usual = Toutes les bibliothèques la vérifient.
partner-pkce = Protection du code
partner-pkce-hint = Un code volé en chemin ne sert alors qu’à votre application.
partner-pkce-required = Un défi (PKCE)
partner-pkce-required-text = Chaque demande en contient un.
partner-pkce-or-nonce = Un défi, ou un nonce
partner-pkce-or-nonce-text = Pour les bibliothèques sans PKCE : une demande avec openid et un nonce n’a pas besoin de défi.
partner-logout-uris = Adresses après la déconnexion
partner-logout-uris-hint = Une par ligne. Votre application peut y faire renvoyer les personnes une fois déconnectées ici.
partner-backchannel-logout = Déconnexion back-channel
partner-backchannel-logout-hint = Facultatif : https, sur un hôte de vos adresses de redirection, sans port. Votre application y reçoit un jeton de déconnexion quand prend fin une session avec laquelle quelqu’un s’y est connecté.
partner-logout-session = Identifiant de session dans les jetons de déconnexion
partner-logout-session-required = Exigé par l’application (il y figure toujours, sous le nom sid)
partner-initiate-login = Adresse qui commence une connexion
partner-initiate-login-hint = Facultatif, sur un hôte de vos adresses de redirection. « Applications connectées » y mène.
partner-max-age = Durée maximale depuis la connexion, en secondes
partner-max-age-hint = Facultatif. Au-delà, il faut se connecter de nouveau. Une demande avec max_age l’emporte.
partner-two-factors = Connexion en deux étapes
partner-two-factors-always = L’exiger, sauf si une demande avec acr_values en décide autrement
partner-error-max-age = Saisissez de 0 à { $limit } secondes, ou laissez le champ vide
partner-error-initiate-login = Saisissez une adresse qui commence par https://, sans partie après #
partner-error-initiate-host = L’adresse doit être sur un hôte de vos adresses de redirection
partner-error-backchannel-logout = Déconnexion back-channel : { $fault }
partner-error-public-nonce = Une application sans secret doit envoyer un défi
partner-playground-hint = Pour essayer l’application dans le bac à sable, ajoutez cette adresse. À côté d’une adresse sur votre domaine, elle ne sert qu’aux tests : rien ne change pour les utilisateurs.
partner-error-line = Ligne { $line } : { $fault }
partner-error-no-address = Saisissez au moins une adresse.
partner-error-many-addresses = Saisissez { $limit } adresses au plus.
partner-error-repeated = cette adresse est déjà dans la liste
partner-error-characters = les espaces et les lettres hors ASCII ne sont pas permis
partner-error-wildcard = les caractères génériques ne sont pas permis
partner-error-not-absolute = saisissez l’adresse entière, avec https://
partner-error-fragment = les fragments (#) ne sont pas permis
partner-error-user-info = un nom d’utilisateur ou un mot de passe n’est pas permis
partner-error-https = https est obligatoire
partner-error-scheme = ce type d’adresse n’est pas permis
partner-error-own-scheme = le schéma propre à une application doit être un nom de domaine inversé, comme com.example.app
partner-error-answer = l’adresse ne doit pas contenir code, state, iss ou error
partner-error-ip = utilisez un nom d’hôte au lieu d’une adresse IP
partner-error-port = omettez le port
partner-error-look-alike = le nom d’hôte mélange des alphabets, ou a des lettres qui ressemblent à d’autres
partner-permissions = De quelles autorisations votre application a-t-elle besoin ?
partner-permissions-lead = Les utilisateurs font confiance aux applications qui demandent peu. Dites pour chaque autorisation pourquoi vous en avez besoin : les utilisateurs le lisent sur la page d’autorisation.
partner-not-used = Non utilisé
partner-required = Obligatoire
partner-required-text = L’application ne fonctionne pas sans cela.
partner-optional = Facultatif
partner-optional-text = Les utilisateurs choisissent.
partner-default = La demander quand une requête n’indique aucune autorisation
partner-purpose = Pourquoi en avez-vous besoin ?
partner-purpose-hint = Les utilisateurs lisent ceci. 120 caractères au plus.
partner-error-purpose = Dites pourquoi vous en avez besoin : { $permission }
partner-error-purpose-text = Utilisez 120 caractères au plus, en mots simples, sans adresse web : { $permission }
partner-error-no-permission = Choisissez au moins une autorisation.
partner-many = Vous demandez { $count } autorisations. Les applications qui en demandent six au plus sont plus souvent autorisées.
partner-admin = Seul un administrateur peut donner certaines de ces autorisations : { $permissions }
partner-error-name = Saisissez un nom.
partner-error-name-long = Utilisez 50 caractères au plus.
partner-error-name-text = Utilisez des lettres, des chiffres et une ponctuation simple, dans un seul alphabet, sans adresse web.
partner-error-name-taken = Ce nom ressemble à celui d’un autre éditeur ou d’une autre application : { $name }
partner-error-description = Indiquez en une ligne ce que fait l’application.
partner-review-todo = Avant que l’application puisse être enregistrée
partner-review-publisher = Indiquez qui édite vos applications.
partner-register = Enregistrer l’application
partner-register-text = Vous recevez un ID client, et un secret si l’application peut le protéger.
partner-preview = Voir la page d’autorisation
partner-preview-title = Aperçu
partner-preview-note = Ceci n’est qu’un aperçu. Rien n’est autorisé ici, et aucune application n’en est informée.
partner-preview-as = Afficher en tant que
partner-preview-back = Retour à l’application
partner-changes = Modifications non enregistrées
partner-changes-todo = Avant de pouvoir enregistrer les modifications
partner-changes-save = Enregistrer les modifications
partner-change-name = Le nom passe de { $before } à { $now }.
partner-change-description = La description change.
partner-change-host = Les utilisateurs peuvent être envoyés vers un autre hôte : { $host }
partner-change-new-address = Les utilisateurs peuvent être envoyés vers une autre adresse : { $address }
partner-change-address = Cette adresse ne peut plus être utilisée : { $address }
partner-change-testing = Vous pouvez tester l’application à cette adresse : { $address }
partner-change-modes = Les réponses peuvent parvenir à l’application par d’autres voies qu’avant.
partner-change-sign-in = L’application connecte les personnes selon d’autres règles qu’avant.
partner-change-subjects = L’application reçoit un nouvel identifiant pour tout le monde : elle ne reconnaît plus les personnes qui se sont déjà connectées.
partner-change-required = Ceci devient obligatoire : { $permission }
partner-change-optional = Ceci peut être demandé : { $permission }
partner-change-gone = Ceci ne peut plus être demandé : { $permission }. Ce que les utilisateurs ont autorisé avant reste jusqu’à ce qu’ils le retirent.
partner-change-words = La justification change : { $permission }
partner-change-asks = Tous les utilisateurs de l’application recevront une nouvelle demande la prochaine fois que l’application les enverra ici.
partner-change-review = L’application quitte la place de marché jusqu’à ce que nous l’ayons examinée de nouveau.
partner-done-saved = Enregistré.
partner-done-removed = L’application a été supprimée.
partner-client-text = Votre application envoie l’ID client à chaque requête. Il n’est pas secret.
partner-secret = Secret client
partner-secret-text = Votre serveur envoie le secret, avec l’ID client, quand il échange un code ou un jeton d’actualisation contre un jeton d’accès. Il prouve que la requête vient de votre application. Gardez-le sur votre serveur : jamais dans un navigateur, sur un appareil ou dans un dépôt.
partner-once-client-id = Votre application envoie l’ID client à chaque requête. Il n’est pas secret et reste sur la page « Identifiants » de l’application.
partner-once-next = Conservez d’abord le secret. Parcourez ensuite le flux dans le bac à sable, accessible depuis la page de l’application, ou écrivez votre application :
partner-use = Comment les utiliser
partner-use-library = La plupart des bibliothèques OAuth n’ont besoin que de l’ID client, du secret s’il y en a un, et de cette adresse, qui décrit le serveur :
partner-use-curl = Avec curl, un code devient un jeton ainsi. Remplacez ce qui est en majuscules :
partner-use-curl-public = Avec curl, et sans secret, un code devient un jeton ainsi. Remplacez ce qui est en majuscules :
partner-no-secret = Cette application n’a pas de secret : elle s’exécute là où tout le monde peut la lire.
partner-secret-replace = Remplacer le secret
partner-play = L’essayer dans le bac à sable
partner-play-text = Le bac à sable vous guide pas à pas dans tout le parcours, avec votre application.
partner-play-address = Ajoutez d’abord l’adresse du bac à sable aux adresses de redirection de l’application. Elle sert aux tests : les utilisateurs ne reçoivent pas de nouvelle demande.
partner-play-add = Ajouter l’adresse
partner-next = Étapes suivantes
partner-next-play = Tester le flux
partner-next-code = Écrire l’application
partner-next-code-text = L’ID client, le secret, et comment une bibliothèque ou curl les utilise.
partner-next-code-go = Afficher les identifiants
partner-next-offer = La proposer à d’autres entreprises
partner-next-offer-go = Aller à la publication
partner-market = Place de marché
partner-market-text = Sur la place de marché, l’application est proposée à toutes les entreprises.
partner-market-unlisted = Non proposée.
partner-market-submitted = Soumise le { $day }. Nous l’examinons avant qu’elle soit proposée.
partner-market-listed = Proposée depuis le { $day }.
partner-market-declined = Refusée le { $day }. Raison : { $note }
partner-market-submit = La soumettre à la place de marché
partner-market-withdraw = La retirer de la place de marché
partner-market-lacks = Avant qu’elle puisse être proposée :
partner-lacks-verified = Validez le domaine de chaque adresse de redirection.
partner-lacks-website = Indiquez votre site web : c’est là que les utilisateurs commencent.
partner-lacks-privacy = Indiquez l’adresse de votre politique de confidentialité.
partner-lacks-loopback = Ajoutez une adresse de redirection sur votre domaine. Les adresses locales ne servent qu’aux tests.
partner-logo = Logo
partner-logo-text = Les utilisateurs le voient sur la page d’autorisation dès qu’un de vos domaines est vérifié. D’ici là, ils voient la première lettre du nom.
partner-logo-later = Vous pourrez téléverser un logo une fois l’application enregistrée.
partner-logo-now = Votre logo tel que les utilisateurs le voient
partner-logo-file = Image
partner-logo-hint = Un fichier PNG, JPEG ou WebP de 1 Mio au plus, et de 2048 pixels au plus en largeur et en hauteur. Nous le redimensionnons à 96 × 96 pixels.
partner-logo-asks = Un nouveau logo prend effet immédiatement. Tous les utilisateurs de l’application recevront une nouvelle demande la prochaine fois que l’application les enverra ici.
partner-logo-upload = Envoyer le logo
partner-logo-remove = Retirer le logo
partner-logo-none = Choisissez une image.
partner-logo-bytes = Le fichier fait plus de 1 Mio. Réduisez-le.
partner-logo-format = Ce fichier n’est pas une image PNG, JPEG ou WebP. Enregistrez l’image en PNG.
partner-logo-pixels = L’image fait plus de 2048 pixels en largeur ou en hauteur. Réduisez-la.
partner-logo-broken = L’image est endommagée. Enregistrez-la de nouveau en PNG.
partner-remove = Supprimer l’application
partner-remove-question = Supprimer { $name } ?
partner-remove-text = Plus personne ne peut la connecter, et toutes les personnes qui l’ont connectée perdent immédiatement l’accès. Cette action est irréversible.
partner-remove-draft = Ce que vous avez saisi est supprimé.
partner-publisher-mark = Éditeur

# La place de marché.

market-title = Place de marché
market-lead = Les applications que d’autres éditent pour { $platform }. Nous avons examiné chacune d’elles.
market-none = Il n’y a pas encore d’applications ici
market-none-text = Une application apparaît ici une fois que ses propriétaires l’ont soumise et que nous l’avons examinée.
market-apps = Applications
market-view = Voir
market-look = Examiner
market-owner = Entreprise
market-since = Soumise le
market-listed-since = Proposée depuis
market-about = Qui l’édite
market-no-domain = Aucun
market-address-verified = Domaine vérifié
market-address-unverified = Domaine non vérifié
market-address-testing = Pour les tests
market-address-device = Sur l’appareil de l’utilisateur
market-warnings = À vérifier d’abord
market-warn-unverified = Une adresse de redirection n’est sur aucun domaine vérifié de l’éditeur : rien n’indique qui reçoit les réponses.
market-warn-name = Personne n’a confirmé que l’éditeur porte le nom { $publisher }. Seul le domaine est vérifié.
market-warn-privacy = L’éditeur n’indique aucune politique de confidentialité.
market-warn-website = L’éditeur n’indique aucun site web.
market-warn-admin = Elle demande ce que seul un administrateur peut autoriser : { $permissions }
market-warn-many = Elle demande { $count } autorisations. En a-t-elle besoin pour ce qu’elle fait ?
market-decide = Décider
market-own = Votre entreprise édite cette application. Quelqu’un d’une autre entreprise décide.
market-own-short = (la vôtre)
market-website = Ouvrir le site web de l’application pour la connecter
market-approve = L’accepter pour { $company }
market-approve-text = Ensuite, tout le monde chez { $company } peut l’autoriser, dans la limite de son rôle.
market-approved = { $company } l’a acceptée.
market-approved-short = Acceptée
market-not-approved = Selon la politique
market-review = Applications à examiner
market-review-lead = Leurs propriétaires veulent les proposer sur la place de marché.
market-review-none = Rien à examiner
market-review-none-text = Quand un propriétaire soumet une application, elle attend ici une décision.
market-names = Noms des éditeurs
market-names-lead = Un domaine vérifié indique où vont les réponses d’une application, pas à qui elle appartient. Ne confirmez un nom que si vous avez vérifié que l’organisation derrière ces domaines le porte. Tout changement de nom, de domaines ou d’adresses met fin à la confirmation.
market-names-none = Aucun éditeur n’a de domaine vérifié
market-names-none-text = Un nom peut être confirmé une fois que son éditeur a vérifié un domaine.
market-name-state = Nom
market-name-open = Non confirmé
market-name-since = depuis le { $day }
market-name-own = Votre propre entreprise : quelqu’un d’autre décide.
market-name-accept = Confirmer le nom { $name }
market-name-end = Retirer la confirmation de { $name }
market-accept = Proposer { $name }
market-decline = Refuser { $name }
market-note = Raison pour ses propriétaires
market-note-hint = Ils la lisent si vous refusez. 120 caractères au plus.
market-done = Terminé.

## Le journal d’audit

audit = Journal d’audit
audit-lead = Qui s’est connecté, et qui a fait quoi avec les identifiants d’accès, les accès et la politique. Du plus récent au plus ancien ; les entrées sont chaînées : aucune ne peut être modifiée sans que cela se voie.
audit-none = Aucune entrée ne correspond
audit-what = Quoi
audit-who = Qui
audit-from = Du
audit-to = Au
audit-file = Télécharger en CSV
audit-who-example = Nom ou e-mail
audit-when = Quand ({ $zone })
audit-address = Depuis
audit-none-text = Aucune entrée ne correspond à votre recherche.
audit-show-all = Afficher toutes les entrées
audit-empty = Aucune entrée pour l’instant
audit-empty-text = Les connexions et tout ce qui est fait avec les identifiants d’accès, les accès et la politique sont enregistrés ici.
audit-older = Entrées plus anciennes
audit-newest = Entrées les plus récentes
audit-file-limit = Le fichier contient au plus les 10 000 entrées les plus récentes.
audit-set = { $what } : { $now }
audit-changed = { $what } : { $before } → { $now }
audit-unchanged = Rien n’a changé.
audit-no-end-date = Sans date de fin
audit-yes = Autorisé
audit-no = Non autorisé
audit-role = Rôle
audit-account-disabled = Désactivé
audit-account-enabled = Activé
audit-account-password = Nouveau mot de passe
audit-account-first-name = Prénom
audit-account-last-name = Nom
audit-account-email = Adresse e-mail
audit-account-signed-out = Déconnexion partout
audit-account-subject = Connu de la plateforme comme
audit-account-job-title = Intitulé de poste
audit-invited-again = Une nouvelle fois
audit-via = Via
audit-publisher = Éditeur
audit-name-before = Nom précédent
audit-domains = Domaines
audit-hosts = Adresses
audit-review-ended = Le nom n’est plus confirmé
audit-email-link = Par le lien d’un e-mail
audit-secret-only = Les secrets précédents ne fonctionnent plus
audit-secret-beside = Le secret précédent fonctionne encore
audit-response-modes = Modes de réponse
audit-client-sign-in = Sa façon de connecter les personnes
audit-domain-by-record = Vérifié par l’enregistrement DNS
audit-domain-by-file = Vérifié par le fichier
audit-domain-not-found = Ni l’enregistrement ni le fichier n’ont été trouvés
audit-domain-other = L’enregistrement ou le fichier contient un autre texte
audit-domain-no-answer = Le domaine n’a pas répondu
audit-email-not-written = L’e-mail n’a pas pu être rédigé
audit-all = Tout
audit-credentials = Identifiants d’accès
audit-grants = Accès des applications
audit-policy = Politique, décisions et demandes
audit-apps = Vos propres applications
audit-people = Comptes
audit-program = { $name } (une clé ou un service)
audit-platform = La plateforme
audit-operator = L’opérateur, en ligne de commande
audit-server = Le serveur, automatiquement
when-and-where = { $when }, depuis { $address }
audit-credential-made =
    { $kind ->
        [api_key] A créé la clé d’API { $name }
        [partner_api_key] A créé la clé d’API partenaire { $name }
        [api_token] A créé le jeton d’API { $name }
        [oauth_client] A créé le client OAuth { $name }
        *[other] A créé l’identifiant d’accès { $name }
    }
audit-credential-replaced =
    { $kind ->
        [api_key] A remplacé le secret de la clé d’API { $name }
        [partner_api_key] A remplacé le secret de la clé d’API partenaire { $name }
        [api_token] A remplacé le secret du jeton d’API { $name }
        [oauth_client] A remplacé le secret du client OAuth { $name }
        *[other] A remplacé le secret de l’identifiant d’accès { $name }
    }
audit-credential-revoked =
    { $kind ->
        [api_key] A révoqué la clé d’API { $name }
        [partner_api_key] A révoqué la clé d’API partenaire { $name }
        [api_token] A révoqué le jeton d’API { $name }
        [oauth_client] A révoqué le client OAuth { $name }
        *[other] A révoqué l’identifiant d’accès { $name }
    }
audit-client-added = A enregistré le client { $name }
audit-client-secret-added = A ajouté un secret au client { $name }
audit-client-changed = A modifié le client { $name }
audit-client-disabled = A désactivé le client { $name }
audit-client-enabled = A réactivé le client { $name }
audit-other = { $action } : { $name }
audit-signing-key-made = A généré la prochaine clé de signature : { $name }
audit-server-key-made = A généré la prochaine clé du serveur : { $name }
audit-server-key-retired = A retiré immédiatement une clé du serveur : { $name }
audit-master-key-changed = A changé la clé maîtresse pour { $name }
audit-grant-given = A autorisé { $name }
audit-permission-removed = A retiré une autorisation à { $name }
audit-grant-removed = A retiré tout accès à { $name }
audit-grant-of-person-removed = A retiré { $name } pour une personne
audit-grants-of-app-removed = A retiré { $name } pour tous
audit-app-blocked = A bloqué { $name }
audit-app-approved = A accepté { $name } pour tous
audit-app-undecided = A appliqué la politique à { $name }
audit-approval-asked = A demandé l’accès à { $name }
audit-approval-withdrawn = A annulé sa demande d’accès à { $name }
audit-approval-given = A accepté une demande pour { $name }
audit-approval-refused = A refusé une demande pour { $name }
audit-policy-changed = A modifié la politique
audit-time-zone-changed = A modifié le fuseau horaire de { $name }
audit-second-factor-required = Connexion en deux étapes exigée dans { $name }
audit-second-factor-optional = Connexion en deux étapes plus exigée dans { $name }
audit-app-registered = A enregistré l’application { $name }
audit-app-introduced = A répondu pour la première fois à l’application { $name }, qui s’est présentée elle-même
audit-registration-token-made = A créé un jeton avec lequel les applications s’enregistrent elles-mêmes
audit-host-approved = A approuvé les applications de { $name }
audit-host-blocked = A bloqué les applications de { $name }
audit-host-undecided = A laissé les applications de { $name } aux règles générales
audit-app-changed = A modifié l’application { $name }
audit-logo-given = A envoyé un logo pour l’application { $name }
audit-logo-removed = A retiré le logo de l’application { $name }
audit-app-removed = A supprimé l’application { $name }
audit-app-submitted = A soumis l’application { $name } à la place de marché
audit-app-withdrawn = A retiré l’application { $name } de la place de marché
audit-app-listed = A publié l’application { $name } sur la place de marché
audit-app-declined = A refusé l’application { $name } pour la place de marché
audit-publisher-changed = A enregistré l’éditeur { $name }
audit-publisher-reviewed = A confirmé le nom de l’éditeur { $name }
audit-publisher-review-ended = A retiré la confirmation du nom d’éditeur { $name }
audit-domain-claimed = A ajouté le domaine { $name }
audit-domain-checked = A vérifié le domaine { $name }
audit-domain-dropped = A retiré le domaine { $name }
audit-company-added = A ajouté l’entreprise { $name }
audit-user-added = A ajouté le compte { $name }
audit-user-changed = A modifié le compte { $name }
audit-login-rejected = { $name } n’a connecté personne
audit-login-refused = A refusé une connexion commencée dans un autre navigateur
audit-membership-added = A ajouté { $name } à l’entreprise
audit-membership-removed = A retiré { $name } de l’entreprise
audit-idp-added = A ajouté le fournisseur d’identité { $name }
audit-idp-changed = A modifié le fournisseur d’identité { $name }
audit-idp-removed = A supprimé le fournisseur d’identité { $name }
audit-idp-demanded = A modifié l’obligation de se connecter avec { $name }
audit-identity-linked = A associé son compte à { $name }
audit-identity-unlinked = Association du compte avec { $name } supprimée
audit-upstream-signed-out = Sessions terminées par { $name }
audit-passkey-added = Clé d’accès { $name } ajoutée
audit-passkey-removed = Clé d’accès { $name } supprimée
audit-passkey-refused = Clé d’accès { $name } refusée : une copie est peut-être utilisée
audit-authenticator-added = Application d’authentification { $name } ajoutée
audit-authenticator-removed = Application d’authentification { $name } supprimée
audit-recovery-codes-made = Nouveaux codes de secours créés pour { $name }
audit-recovery-code-used = Connexion avec un code de secours de { $name }
audit-factors-reset = Clés d’accès, applications d’authentification et codes de secours de { $name } supprimés
audit-email-given-up = N’a pas pu envoyer d’e-mail à { $name }
audit-logout-given-up = N’a pas pu signaler à { $name } la fin d’une session

## E-mails

mail-greeting = Bonjour { $name },
mail-closing = Message envoyé automatiquement par { $platform } à { $email }. Les réponses ne sont pas lues. Nous ne demandons jamais votre mot de passe par e-mail.
mail-fact = { $label } : { $value }
mail-allowed-subject = { $app } peut maintenant utiliser votre compte { $platform }
mail-allowed-text = Voici ce que vous avez autorisé à { $app } dans votre compte { $platform } :
mail-allowed-preview = Vous l’avez autorisé le { $time }. Ce n’était pas vous ? Retirez l’accès sans vous connecter.
mail-more-subject = { $app } peut maintenant faire plus dans votre compte { $platform }
mail-more-text = Voici ce que vous avez autorisé en plus à { $app } dans votre compte { $platform } :
mail-renewed-subject = { $app } peut continuer à utiliser votre compte { $platform }
mail-renewed-text = Voici ce que vous avez de nouveau autorisé à { $app } dans votre compte { $platform }. Rien n’est nouveau :
mail-publisher = Éditeur
mail-when = Quand
mail-where = Depuis le réseau
mail-gone = Cet accès a été retiré depuis.
mail-not-me = Ce n’était pas vous ?
mail-remove = Retirer cet accès
mail-not-me-text = Le lien fonctionne pendant { $days } jours, sans connexion, et peut seulement retirer cet accès. Si c’était vous, vous n’avez rien à faire.
mail-connected-apps = Vous trouverez toutes vos applications sous { $link }.
mail-asked-subject = { $name } demande à utiliser { $app }
mail-asked-text = { $name } ({ $email }) vous demande d’autoriser { $app } dans { $company }. L’application demande :
mail-asked-message = Message de la personne :
mail-asked-link = Répondre à la demande
mail-approved-subject = Vous pouvez maintenant connecter { $app }
mail-approved-text = { $name } a accepté votre demande. Vous pouvez maintenant connecter { $app } : commencez dans l’application. Elle n’a aucun accès avant cela.
mail-refused-subject = Vous ne pouvez pas connecter { $app } : votre demande a été refusée
mail-refused-text = { $name } a refusé votre demande. Rien n’a été partagé avec { $app }.
mail-reason = Motif :
mail-ends-subject = Le jeton d’API { $name } expire le { $day }
mail-ends-text = Le jeton d’API { $name }, qui se termine par { $ending }, est valable dans { $company } jusqu’au { $time }. Ensuite, les appels qui l’utilisent échouent. Créez-en un nouveau à temps si vous en avez encore besoin.
mail-stops-subject = Un ancien secret de { $name } expire le { $day }
mail-stops-text = Le secret de { $name } dans { $company } qui se termine par { $ending } a été remplacé. Il expire le { $time }. Ensuite, les appels qui l’utilisent échouent. Les systèmes qui l’utilisent encore ont besoin du nouveau.
mail-key-subject = La clé d’API { $name } donne toujours accès à tout
mail-key-text = La clé d’API { $name }, qui se termine par { $ending }, a été créée le { $day }. Elle peut tout lire et tout modifier dans { $company } et n’expire jamais. Elle ne sert qu’à des tests : révoquez-la si vous n’en avez plus besoin.
mail-factor-subject =
    { $change ->
        [passkey_added] Une clé d’accès a été ajoutée à votre compte { $platform }
        [passkey_removed] Une clé d’accès a été supprimée de votre compte { $platform }
        [authenticator_added] Une application d’authentification a été ajoutée à votre compte { $platform }
        [authenticator_removed] Une application d’authentification a été supprimée de votre compte { $platform }
        [recovery_codes_made] Nouveaux codes de secours pour votre compte { $platform }
        [recovery_code_used] Un code de secours a été utilisé pour votre compte { $platform }
        [identity_linked] Votre compte { $platform } est désormais associé à la connexion d’une entreprise
        [identity_unlinked] Votre compte { $platform } n’est plus associé à la connexion d’une entreprise
       *[reset] La connexion en deux étapes à { $platform } a été réinitialisée
    }
mail-factor-text =
    { $change ->
        [passkey_added] La clé d’accès { $name } permet désormais de se connecter à votre compte.
        [passkey_removed] La clé d’accès { $name } ne permet plus de se connecter à votre compte.
        [authenticator_added] Les codes de l’application d’authentification { $name } sont désormais demandés quand vous vous connectez avec votre mot de passe.
        [authenticator_removed] Les codes de l’application d’authentification { $name } ne permettent plus de se connecter à votre compte.
        [recovery_codes_made] De nouveaux codes de secours ont été créés pour votre compte. Les anciens ne fonctionnent plus.
        [recovery_code_used] Quelqu’un s’est connecté à votre compte avec un de vos codes de secours, après votre mot de passe. Ce code ne fonctionne plus.
        [identity_linked] { $name } permet désormais de se connecter à votre compte.
        [identity_unlinked] { $name } ne permet plus de se connecter à votre compte.
       *[reset] Vos clés d’accès, applications d’authentification et codes de secours ont été supprimés par un administrateur ou l’exploitant. Connectez-vous avec votre mot de passe et configurez à nouveau la connexion en deux étapes.
    }
mail-factor-link = Se déconnecter partout
mail-factor-link-text = Le lien fonctionne { $days } jours sans connexion. Il met fin à toutes vos sessions et retire ce qui a été ajouté. Si c’était vous, il n’y a rien à faire.
link-joins = Vous faites alors aussi partie de { $company }.
mail-credential-link = Gérer
not-me-text = Vous n’avez pas besoin de vous connecter pour cela. Si ce n’est pas vous qui avez autorisé { $app } à utiliser votre compte, retirez son accès.
not-me-keep = Conserver l’accès
not-me-removed = Accès retiré
not-me-removed-text = { $app } ne peut plus utiliser votre compte.
not-me-next = Si ce n’est pas vous qui l’avez autorisé, quelqu’un connaît peut-être votre mot de passe : demandez-en un nouveau à votre administrateur. Vous trouverez ce qui a été autorisé d’autre dans { $link }.
not-me-expired = Ce lien a expiré
not-me-expired-text = Vous pouvez toujours retirer l’accès : connectez-vous et allez dans { $link }.
not-me-unknown = Ce lien ne fonctionne pas
not-me-unknown-text = Il en manque peut-être une partie. Vous pouvez quand même retirer l’accès : connectez-vous et allez dans { $link }.

## Comment on se connecte

passkeys = Clés d’accès
passkeys-lead = Connectez-vous avec votre empreinte, votre visage ou le verrouillage de l’écran au lieu d’un mot de passe. Une clé d’accès ne fonctionne que sur { $host }.
passkeys-none = Aucune clé d’accès pour l’instant
passkeys-none-text = Une clé d’accès est plus rapide qu’un mot de passe, ne se devine pas et réunit deux facteurs en un.
passkeys-not-offered = Les navigateurs ne peuvent pas créer de clés d’accès pour l’adresse de ce serveur : il lui faut un nom et HTTPS.
passkey-add = Ajouter une clé d’accès
passkey-what = Votre navigateur demande où la conserver : sur cet appareil, sur votre téléphone, sur une clé de sécurité ou dans un gestionnaire de mots de passe.
passkey-make = Créer la clé d’accès
passkey-name = Clé d’accès
passkey-default-name = Ma clé d’accès
passkey-known = Cet appareil a déjà une clé d’accès pour votre compte.
passkey-not-made = Aucune clé d’accès n’a été créée. Réessayez.
passkey-not-used = Aucune clé d’accès n’a été utilisée. Réessayez ou connectez-vous avec votre mot de passe.
passkey-no-script = Les clés d’accès nécessitent JavaScript et un navigateur compatible. Tout le reste fonctionne sans.
passkey-expired = Cela a pris trop de temps, ou la page était ouverte dans un autre navigateur. Réessayez.
passkey-copied = Refusée le { $day } : une copie est peut-être utilisée. Supprimez-la si vous ne savez pas pourquoi.
passkey-sign-in = Se connecter avec une clé d’accès
passkey-remove-question = Supprimer la clé d’accès { $name } ?
passkey-remove-text = Elle ne vous connecte plus ici. Supprimez-la aussi sur votre appareil, pour qu’elle ne soit plus proposée.
second-factor = Connexion en deux étapes
second-factor-lead = Après votre mot de passe, un code de votre téléphone prouve que c’est bien vous. Une clé d’accès ne demande pas de code.
second-factor-demanded = { $company } exige la connexion en deux étapes.
second-factor-demanded-here = Ce que vous voulez faire exige la connexion en deux étapes.
second-factor-set-up = Configurer la connexion en deux étapes
authenticators = Applications d’authentification
authenticators-none = La connexion en deux étapes est désactivée
authenticators-none-text = Ajoutez une application d’authentification. Son code vous sera demandé à chaque connexion avec votre mot de passe.
authenticator-add = Ajouter une application d’authentification
authenticator-name = Application d’authentification
authenticator-default-name = Mon authentificateur
authenticator-what = Toute application de codes à usage unique convient : celle de votre gestionnaire de mots de passe ou une autre.
authenticator-scan = Scannez ce code avec l’application.
authenticator-qr = Code QR avec la clé ci-dessous
authenticator-type = Ou saisir la clé
authenticator-confirm = Confirmer
authenticator-expired = Cette page est restée ouverte trop longtemps. Scannez le nouveau code.
authenticator-remove-question = Supprimer l’application d’authentification { $name } ?
authenticator-remove-text = Ses codes ne vous connectent plus.
authenticator-remove-last = C’est la seule : la connexion en deux étapes sera désactivée et vos codes de secours ne fonctionneront plus.
code = Code
code-first = Saisissez le code affiché par l’application
code-hint = 6 chiffres. Il change toutes les 30 secondes.
code-wrong = Le code est incorrect ou a déjà servi. Saisissez celui que l’application affiche maintenant.
code-wrong-first = Le code est incorrect. Vérifiez l’heure de votre appareil et saisissez le code que l’application affiche maintenant.
code-instead = Utiliser un code de l’application
recovery-code = Code de secours
recovery-code-hint = 16 lettres et chiffres. Chacun sert une fois.
recovery-code-wrong = Le code de secours est incorrect ou a déjà servi.
recovery-code-instead = Utiliser un code de secours
recovery-codes = Codes de secours
recovery-codes-left =
    { $count ->
        [0] Plus aucun code de secours
        [one] Encore 1 code de secours
       *[other] Encore { $count } codes de secours
    }
recovery-codes-what = Si vous perdez l’application, un code de secours vous connecte. Chacun sert une fois.
recovery-codes-once = Ces codes ne sont affichés qu’une fois. Imprimez-les ou conservez-les dans un gestionnaire de mots de passe, pas sur l’appareil de l’application.
recovery-codes-renew = Créer de nouveaux codes de secours
recovery-codes-renew-question = Créer de nouveaux codes de secours ?
recovery-codes-renew-text = Les anciens ne fonctionneront plus.
recovery-codes-renew-do = Créer de nouveaux codes
recovery-codes-saved = Je les ai enregistrés
factor-added = Ajout
factor-name = Nom
factor-name-hint = Pour la reconnaître, par exemple « Téléphone professionnel ».
factor-no-name = Saisissez un nom.
factor-rename = Renommer
factor-save = Enregistrer
factor-remove = Supprimer
factor-keep = Conserver
factor-too-many = Vous avez atteint le maximum. Supprimez d’abord un élément.
factor-done-added = L’élément a été ajouté.
factor-done-renamed = Le nom a été enregistré.
factor-done-removed = L’élément a été supprimé.
second-step = Deuxième étape
second-step-for = Le mot de passe de { $email } était correct.
second-step-lost = Tout perdu ? Votre administrateur peut réinitialiser la connexion en deux étapes.
second-step-start-again = Recommencer
sign-in-or = ou
sign-in-continue-with = Continuer avec { $name }
sign-in-company = Utiliser la connexion de votre entreprise
sign-in-no-company = Aucune connexion d’entreprise n’existe pour cette adresse. Vérifiez l’adresse ou saisissez votre mot de passe.
sign-in-link-first = Un compte avec cette adresse existe déjà. Connectez-vous pour l’associer à { $name }.
sign-in-account-itself = Vous vous êtes connecté avec { $name }, qui ne vaut que pour votre entreprise. Pour modifier la façon dont vous vous connectez à votre compte, connectez-vous au compte lui-même.
sign-in-up-used = Cette connexion a déjà été utilisée ou a pris trop de temps. Recommencez.
sign-in-up-browser = Cette connexion a commencé dans un autre navigateur. Recommencez ici.
sign-in-up-no-account = Aucun compte que vous puissiez utiliser n’existe ici. Demandez à votre administrateur.
sign-in-up-gone = Cette connexion n’existe plus.
sign-in-up-not-reached = { $name } est injoignable. Réessayez dans un instant.
sign-in-up-denied = { $name } ne vous a pas connecté.
sign-in-up-not-recent = { $name } n’a pas confirmé que vous venez de vous connecter. Réessayez là-bas.
sign-in-up-fault = La réponse de { $name } ne peut pas être acceptée. Réessayez ; si cela n’aide pas, prévenez votre administrateur.
sign-in-up-not-member = Votre compte chez { $name } n’est pas autorisé ici. Demandez à votre administrateur.
sign-in-up-incomplete = { $name } n’a pas transmis votre nom et une adresse e-mail confirmée de votre entreprise. Demandez à votre administrateur.
link-title = Associer votre compte ?
link-text = Vous pourrez désormais vous connecter à ce compte avec { $name }.
link-act = Associer le compte
link-not-now = Pas maintenant
sign-in-passkey-wrong = Cette clé d’accès n’a pas fonctionné. Réessayez ou connectez-vous avec votre mot de passe.
sign-in-passkey-late = Cela a pris trop de temps. Réessayez avec la clé d’accès.
factor-link-question = Se déconnecter partout ?
factor-link-text = Toutes vos sessions prennent fin, dans tous les navigateurs. Connectez-vous ensuite et changez votre mot de passe.
factor-link-removes = { $name } est aussi supprimé et ne connecte plus personne à votre compte.
factor-link-keep = Ne rien faire
factor-link-do = Se déconnecter partout
factor-link-done = Vous êtes déconnecté partout
factor-link-done-text = Si ce n’était pas vous, quelqu’un d’autre connaît peut-être votre mot de passe : changez-le et vérifiez comment on se connecte à votre compte.
factor-link-other = Vous pouvez toujours vérifier comment on se connecte à votre compte : connectez-vous et ouvrez { $link }.
account-title = Votre compte
account-lead = Votre nom, votre façon de vous connecter à { $platform }, et où vous êtes connecté.
account-details = Vos informations
account-first-name = Prénom
account-last-name = Nom
account-name-error = Saisissez un nom, sur une ligne et sans caractères invisibles.
account-email = E-mail
account-email-hint = Vous vous connectez avec, et nous vous y écrivons.
account-language = Langue
account-save = Enregistrer
account-saved = Informations enregistrées.
account-password = Mot de passe
account-password-text = Choisissez-en un nouveau si quelqu’un d’autre le connaît peut-être. Vous serez alors déconnecté partout ailleurs.
account-passkeys-manage = Gérer les clés d’accès
account-passkeys-text = Connectez-vous avec votre empreinte, votre visage ou le verrouillage de l’écran plutôt qu’avec un mot de passe.
account-second-factor-manage = Gérer la connexion en deux étapes
account-second-factor-text = Après votre mot de passe, un code de votre téléphone prouve que c’est vous.
account-password-changed = Mot de passe modifié. Vous êtes déconnecté partout ailleurs.
account-sessions = Où vous êtes connecté
account-sessions-text = Déconnectez ce que vous ne reconnaissez pas, puis changez votre mot de passe.
account-providers = Connexion de l’entreprise
account-providers-text = Vous vous connectez aussi ici avec ces fournisseurs.
account-provider-unlink = Dissocier
account-provider-unlink-question = Dissocier { $name } ?
account-provider-unlink-text = Vous ne vous connecterez plus ici avec { $name }. Les sessions ouvertes par ce moyen prennent fin. Vous pourrez l’associer de nouveau en vous y connectant.
account-provider-unlink-demanded = { $company } l’exige. Vous ne pourrez plus agir pour { $company } tant que vous ne l’aurez pas associé de nouveau.
account-provider-keep = Conserver
account-provider-unlinked = Dissocié.
account-provider-only = C’est votre seul moyen de vous connecter. Choisissez un mot de passe ou ajoutez une clé d’accès avant de le dissocier.
account-provider-signed-in = Vous êtes connecté par votre entreprise. Connectez-vous avec votre mot de passe ou une clé d’accès pour le dissocier.
account-session-browser = Navigateur
account-session-network = Réseau
account-session-first = Connecté
account-session-last = Dernière utilisation
account-session-apps = Connecté à { $apps }
account-session-here = Ce navigateur
account-session-end = Déconnecter
account-session-ended = Déconnecté à cet endroit.
account-sessions-end = Déconnecter partout ailleurs
account-sessions-ended = Déconnecté partout ailleurs.
account-browser = { $browser } sous { $system }
account-browser-unknown = Navigateur inconnu
account-unknown = Inconnu
password-title = Changer le mot de passe
password-lead = Vous serez alors déconnecté partout ailleurs. Les applications gardent leur accès, sauf si vous y mettez fin ici.
password-present = Mot de passe actuel
password-by-passkey = Se connecter plutôt avec votre clé d’accès
password-new = Nouveau mot de passe
password-rule = { $minimum } à { $limit } caractères. Plusieurs mots sans rapport entre eux conviennent bien.
password-delegates = Retirer aussi l’accès de toutes les applications et révoquer mes jetons d’API
password-no-present = Saisissez votre mot de passe actuel.
password-no-new = Saisissez un nouveau mot de passe.
password-wrong = Le mot de passe actuel est incorrect.
password-same = C’est votre mot de passe actuel. Choisissez-en un autre.
password-meanwhile = Votre mot de passe a été changé ailleurs entre-temps. Rien n’a été changé ici.
password-too-short = Utilisez au moins { $minimum } caractères.
password-too-long = Utilisez au plus { $limit } caractères.
password-control = N’utilisez ni tabulations ni autres caractères de contrôle.
password-weak-personal = Facile à deviner : il contient votre nom, votre adresse ou le nom de la plateforme.
password-weak-common = Facile à deviner : beaucoup de gens utilisent ce mot de passe, ou un mot de passe semblable.
password-weak-name = Facile à deviner : il contient des noms courants.
password-weak-keyboard = Facile à deviner : c’est une rangée ou un motif de touches.
password-weak-repeats = Facile à deviner : il se répète.
password-weak-sequence = Facile à deviner : il contient une suite comme abc ou 6543.
password-weak-date = Facile à deviner : il contient une date ou une année.
password-weak-words = Facile à deviner : ajoutez un ou deux mots sans rapport avec les autres.
forgotten-link = Mot de passe oublié ?
forgotten-title = Mot de passe oublié ?
forgotten-text = Saisissez l’adresse e-mail de votre compte { $platform }. Vous recevrez un lien pour choisir un nouveau mot de passe.
forgotten-send = Envoyer le lien
forgotten-no-email = Saisissez une adresse e-mail, par exemple nom@example.com.
forgotten-sent = Consultez vos e-mails
forgotten-sent-text = S’il existe un compte avec { $email }, un lien est en route. Il fonctionne une fois, pendant { $minutes } minutes, dans tout navigateur.
forgotten-none = Rien n’est arrivé ? Regardez dans les indésirables et vérifiez l’adresse, ou demandez à votre administrateur.
forgotten-back = Retour à la connexion
choose-title = Choisir un nouveau mot de passe
choose-first = Choisir un mot de passe
choose-welcome = Bienvenue sur { $platform }
choose-for = { $name }, { $email }
choose-set = Définir le mot de passe
choose-passkey = Créer plutôt une clé d’accès
choose-after = Vous serez alors connecté ici, et déconnecté partout ailleurs.
choose-expired = Demandez un nouveau lien.
choose-unknown = Il a été utilisé, il y en a un plus récent, ou il en manque une partie. Demandez un nouveau lien.
choose-again = Demander un nouveau lien
choose-invited-again = Vous étiez invité ? Vous pouvez aussi demander une nouvelle invitation à votre administrateur.
lock-question = Verrouiller le compte { $email } ?
lock-text = Cela met fin à toutes ses sessions, retire l’accès de toutes les applications et révoque ses jetons d’API. Le mot de passe, les clés d’accès et les codes ne fonctionnent plus.
lock-next = Vous recevrez alors un e-mail avec un lien pour choisir un nouveau mot de passe.
lock-keep = Ne pas verrouiller
lock-do = Verrouiller le compte
lock-done = Compte verrouillé
lock-done-text = Plus personne n’est connecté, et le mot de passe ne fonctionne plus. Nous avons envoyé un e-mail à { $email } avec un lien pour en choisir un nouveau.
mail-browser-subject = Nouvelle connexion à votre compte { $platform }
mail-browser-text = Quelqu’un s’est connecté à votre compte avec un navigateur qui ne lui était pas connu.
mail-password-subject = Le mot de passe de votre compte { $platform } a été changé
mail-password-text = Votre mot de passe a été changé, et vous avez été déconnecté partout ailleurs.
mail-lock-text = Le lien fonctionne pendant { $days } jours sans connexion. Il déconnecte tout le monde, met fin à l’accès des applications et des jetons d’API, et rend le mot de passe inutilisable. Vous en choisissez ensuite un nouveau. Si c’était vous, il n’y a rien à faire.
mail-reset-subject = Choisissez un nouveau mot de passe pour { $platform }
mail-reset-text = Vous pouvez maintenant choisir un nouveau mot de passe pour votre compte { $platform }.
mail-reset-link = Choisir un nouveau mot de passe
mail-reset-small = Le lien fonctionne une fois, pendant { $minutes } minutes. Si vous ne l’avez pas demandé, il n’y a rien à faire : tant que personne ne l’utilise, rien ne change.
mail-invited-subject = { $company } vous invite sur { $platform }
mail-invited-text = { $name } a créé un compte pour vous sur { $platform }, pour { $company }. Choisissez un mot de passe pour vous connecter.
mail-invited-operator = Il y a un compte pour vous sur { $platform }, pour { $company }. Choisissez un mot de passe pour vous connecter.
mail-invited-link = Choisir un mot de passe
mail-invited-small = Le lien fonctionne une fois, pendant { $days } jours. S’il a expiré, demandez-en un nouveau.
mail-locked-subject = Tout accès à votre compte { $platform } a pris fin
mail-locked-text = { $name } vous a déconnecté partout, a retiré l’accès de toutes les applications et a révoqué vos jetons d’API.
mail-locked-operator = L’exploitant de { $platform } vous a déconnecté partout, a retiré l’accès de toutes les applications et a révoqué vos jetons d’API.
mail-locked-next = Vous pouvez vous reconnecter avec votre mot de passe et autoriser les applications dont vous avez besoin.
audit-sign-ins = Connexions
audit-user-invited = A invité { $name }
audit-locked-down = A mis fin à tout accès de { $name }
audit-reset-asked = A envoyé à { $name } un lien pour choisir un nouveau mot de passe
audit-password-changed = A changé le mot de passe de { $name }
audit-signed-in = S’est connecté
audit-method = Méthode
method-password = mot de passe
method-code = code à usage unique
method-passkey = clé d’accès
method-two-factors = deux facteurs
audit-own-login = Par la page de connexion de la plateforme
audit-signed-out = S’est déconnecté
audit-session-ended = S’est déconnecté dans un autre navigateur
audit-sessions-ended = A mis fin aux sessions de { $name }
audit-sessions-others = Toutes sauf la session actuelle
audit-by-password = Avec le mot de passe actuel
audit-by-passkey = Avec une clé d’accès
audit-delegates-ended = Accès des applications et des jetons d’API terminé
people-title = Personnes
people-lead = Toutes les personnes de { $company }, ce qu’elles peuvent faire et leur dernière connexion.
people-invite = Inviter une personne
people-invite-lead = Elle reçoit un e-mail avec un lien pour choisir un mot de passe. Personne d’autre ne le connaît.
people-name = Nom
people-role = Rôle
people-role-administrator = Gère l’entreprise, ses personnes et ses applications, et peut tout autoriser aux applications.
people-role-standard = Peut autoriser aux applications ce qu’elle peut faire elle-même.
people-role-save = Enregistrer le rôle
people-signed-in = Dernière connexion
people-never = Jamais
people-status = État
people-active = Actif
people-invited = Invité
people-disabled = Désactivé
people-invited-until = Invitation valable jusqu’au
people-shown = { $count ->
    [one] { $count } personne affichée
   *[other] { $count } personnes affichées
}
people-more = Afficher plus
people-manage = Gérer
people-email-hint = Elle se connecte avec.
people-job-title = Fonction
people-job-title-hint = S’il y en a une. Affichée après le nom.
people-title-error = Saisissez une ligne sans caractères invisibles.
people-taken = Il existe déjà un compte avec cette adresse. Votre exploitant peut l’ajouter à votre entreprise.
people-send = Envoyer l’invitation
people-invite-again = Renvoyer l’invitation
people-invite-again-text = Aucun mot de passe n’a encore été choisi. Avec un nouvel e-mail, le lien de l’ancien cesse de fonctionner.
people-enable = Activer
people-enable-text = Cette personne peut de nouveau se connecter. Les accès d’applications et jetons d’API terminés le restent.
people-disable = Désactiver
people-disable-question = Désactiver { $name } ?
people-disable-text = Cette personne ne peut plus agir pour votre entreprise. Ses sessions, l’accès de ses applications et ses jetons d’API dans votre entreprise prennent fin définitivement.
people-sign-out = Déconnecter partout
people-sign-out-question = Déconnecter { $name } partout ?
people-sign-out-text = Met fin à ses sessions dans tous les navigateurs. Une nouvelle connexion est possible ; les applications gardent leur accès.
people-lock-down = Tout arrêter
people-lock-down-question = Mettre fin à tout accès de { $name } ?
people-lock-down-text = Met fin aussitôt à ses sessions, à l’accès de toutes les applications et à ses jetons d’API, par exemple après le vol d’un appareil ou d’un mot de passe. La personne l’apprend par e-mail et peut se reconnecter.
people-reset-title = Téléphone ou clé d’accès perdus
people-reset = Supprimer les clés d’accès et les codes
people-reset-question = Supprimer les clés d’accès et les codes de { $name } ?
people-reset-text = Supprime les clés d’accès, les applications d’authentification et les codes de secours perdus. Le mot de passe reste valable. La personne est informée par e-mail.
people-done-factors-reset = Clés d’accès et codes supprimés.
people-last-administrator = C’est le dernier administrateur de votre entreprise. Nommez d’abord un autre administrateur.
people-invited-often = Plusieurs invitations viennent d’être envoyées. Attendez 15 minutes avant d’en envoyer une autre.
people-done-invited = Invitation envoyée.
people-done-role = Rôle enregistré.
people-done-enabled = Activé.
people-done-disabled = Désactivé. Plus rien n’agit pour cette personne.
people-done-signed-out = Déconnecté partout.
people-done-locked-down = Terminé. Plus rien n’agit pour cette personne.

## A new email address

address-title = Changer d’adresse e-mail
address-lead = Vous vous connectez actuellement avec { $email }.
address-waits = Nous avons envoyé un lien à { $email }. Ouvrez-le dans les { $minutes } minutes, dans un navigateur où vous êtes connecté : votre adresse ne change qu’à ce moment-là. Si aucun e-mail n’arrive, vérifiez l’orthographe ; nous n’écrivons pas à une adresse qu’un autre compte utilise.
address-new = Nouvelle adresse e-mail
address-hint = Nous y envoyons un lien, que vous ouvrez pour la confirmer.
address-sent = Lien envoyé.
address-none = Saisissez la nouvelle adresse e-mail.
address-same = Vous avez déjà cette adresse.
address-unknown = Il a été utilisé, ou il en existe un plus récent, ou il concerne un autre compte. Demandez un nouveau lien.
address-question = Utiliser { $email } désormais ?
address-told = Nous en informons { $email }.
address-keep = Garder l’adresse actuelle
address-use = Utiliser cette adresse
address-changed = Adresse e-mail modifiée.
mail-address-subject = Confirmez votre adresse e-mail pour { $platform }
mail-address-text = Une personne connectée à { $platform } souhaite utiliser cette adresse e-mail pour son compte. Si c’était vous, confirmez-la.
mail-address-small = Le lien fonctionne une seule fois, dans les { $minutes } minutes, là où vous êtes connecté. Si ce n’était pas vous, il n’y a rien à faire.
mail-moved-subject = Votre adresse e-mail { $platform } a été modifiée
mail-moved-text = Vous vous connectez désormais à { $platform } avec { $email }. Les e-mails n’arrivent plus à cette adresse.
mail-moved-lock = Cette adresse est alors de nouveau la vôtre, et le lien pour choisir un nouveau mot de passe arrive ici.

## Deleting an account

account-delete-text = Met fin à tout ce qui agit pour vous et supprime ce qui vous appartient.
delete-question = Supprimer le compte { $email } ?
delete-ends = Vous êtes déconnecté partout, toutes les applications perdent leur accès et vos jetons d’API cessent de fonctionner.
delete-removes = Votre mot de passe, vos clés d’accès, vos codes, votre nom et votre adresse sont supprimés. Le journal d’audit garde ce que vous avez fait.
delete-stays = Ce que vous avez créé pour une entreprise, comme des clés d’API et des applications, lui reste.
delete-final = C’est irréversible.
delete-keep = Garder le compte
delete-do = Supprimer le compte
delete-done = Compte supprimé
delete-done-text = Vous êtes déconnecté partout, et plus rien n’agit pour vous. Nous vous avons envoyé un dernier e-mail à ce sujet.
delete-last = Vous êtes le dernier administrateur
delete-last-text = Plus personne ne pourrait gérer { $company }. Nommez d’abord un autre administrateur ; vous pourrez ensuite supprimer votre compte.
mail-deleted-subject = Votre compte { $platform } a été supprimé
mail-deleted-text = Votre compte { $platform } a été supprimé, comme demandé dans votre navigateur. Plus rien n’agit pour vous.
mail-deleted-small = C’est irréversible. Si ce n’était pas vous, prévenez votre administrateur.
audit-account-deleted = Compte { $name } supprimé
