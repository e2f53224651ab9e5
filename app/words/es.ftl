# Lo que leen los usuarios, en español («usted»).

## Every page

title = { $state } – { $platform }
title-error = Error: { $state }
skip = Ir al contenido
header-practice = Demostración
header-account = Su cuenta
header-company = { $company } ({ $role })
header-act-for = Actuar para { $company }
nav = Páginas
nav-menu = Menú
nav-you = Usted
nav-build = Desarrollar
nav-apps-in-use = Aplicaciones en uso
nav-playground = Zona de pruebas
nav-waiting = { $count } pendientes
footer-about = Sobre este servidor
footer-language = Idioma
footer-support = Asistencia
footer-privacy-policy = Política de privacidad
footer-terms = Condiciones de uso
page-help = Ayuda
page-security = Seguridad
page-privacy = Privacidad
problem = Hay un problema
nothing-shared = No se ha compartido nada.
shown-changed = Esto ha cambiado desde que abrió la página
shown-changed-text = Su respuesta no se ha guardado. Revise la página de nuevo antes de decidir.
switch-account = Usar otra cuenta
sign-in = Iniciar sesión
sign-out = Cerrar sesión
the-app = la aplicación
list-and = {" "}y{" "}
copy = Copiar
copy-command = comando
copied = Copiado
copy-failed = No se ha copiado. Seleccione el texto y cópielo.

## Roles, permissions and their marks

role-administrator = Administrador
role-standard = Estándar
role-platform-administrator = Administrador de la plataforma
crumbs = Ruta de navegación
list-show = Mostrar
list-actions = Acciones
list-range = { $first }–{ $last } de { $total }
list-range-many = { $first }–{ $last } de más de { $total }
list-previous = Página anterior
list-newest = Más recientes
list-older = Anteriores
level-read = Lectura
level-change = Modificación
level-delete = Eliminación
level-admin = Admin
permissions-used =
    { $count ->
        [0] Ningún permiso
        [one] 1 permiso
        *[other] { $count } permisos
    }
permissions-optional =
    { $count ->
        [one] 1 opcional
        *[other] { $count } opcionales
    }
permissions-at-most = como máximo: { $level }
data-candidate = Datos de candidatos
data-pay = Datos salariales
data-staff = Datos del personal
data-public = Visible públicamente
verified = Verificado
unverified = No verificado
verified-publisher = Editor verificado
unverified-publisher = Editor no verificado
unverified-app = Aplicación no verificada
verified-domain = { $domain }, dominio verificado
scope-does-not-allow = No permite:
scope-more = Más sobre { $permission }
scope-developers = Id. del scope: { $id }

## Dates

date-day = { $day } de { $month } de { $year }
date-month =
    { $month ->
        [1] enero
        [2] febrero
        [3] marzo
        [4] abril
        [5] mayo
        [6] junio
        [7] julio
        [8] agosto
        [9] septiembre
        [10] octubre
        [11] noviembre
        *[12] diciembre
    }
date-clock = { $clock } (UTC)
date-clock-of = { $clock } (hora de { $place })
date-place =
    { $key ->
        [Amsterdam] Ámsterdam
        [Athens] Atenas
        [Berlin] Berlín
        [Bogota] Bogotá
        [Brussels] Bruselas
        [Bucharest] Bucarest
        [Cairo] El Cairo
        [Copenhagen] Copenhague
        [Dublin] Dublín
        [Istanbul] Estambul
        [Kyiv] Kiev
        [Lisbon] Lisboa
        [London] Londres
        [Luxembourg] Luxemburgo
        [Mexico_City] Ciudad de México
        [Moscow] Moscú
        [New_York] Nueva York
        [Panama] Panamá
        [Paris] París
        [Prague] Praga
        [Rome] Roma
        [Sao_Paulo] São Paulo
        [Singapore] Singapur
        [Stockholm] Estocolmo
        [Tokyo] Tokio
        [Vienna] Viena
        [Warsaw] Varsovia
        [Zurich] Zúrich
        *[other] { $name }
    }
date-day-and-clock = { $day }, { $clock }
date-month-short =
    { $month ->
        [1] ene
        [2] feb
        [3] mar
        [4] abr
        [5] may
        [6] jun
        [7] jul
        [8] ago
        [9] sept
        [10] oct
        [11] nov
        *[12] dic
    }
date-short = { $day } { $month } { $year }, { $clock }
date-day-short = { $day } { $month } { $year }
date-zone-of = hora de { $place }
date-ago =
    { $days ->
        [0] hoy
        [1] ayer
        [one] hace { $days } día
        *[other] hace { $days } días
    }
date-until =
    { $days ->
        [0] hoy
        [1] mañana
        [one] dentro de { $days } día
        *[other] dentro de { $days } días
    }

## Signing in

sign-in-title = Iniciar sesión en { $platform }
sign-in-reason = para continuar a { $app }
sign-in-unseen = { $app } no ve su contraseña.
sign-in-email = Correo electrónico
sign-in-password = Contraseña
sign-in-show-password = Mostrar la contraseña
sign-in-no-email = Escriba su correo electrónico.
sign-in-no-password = Escriba su contraseña.
sign-in-wrong = El correo electrónico o la contraseña no son correctos. Compruebe ambos e inténtelo de nuevo.
sign-in-throttled = Demasiados intentos. Inténtelo de nuevo después de las { $time }.
sign-in-expired = Esta página ha estado abierta demasiado tiempo. Inicie sesión de nuevo.
sign-in-no-cookie = Su navegador no ha devuelto la cookie de esta página. Sin cookies no es posible iniciar sesión: permítalas para este sitio e inicie sesión de nuevo.
sign-in-kept = Se ha cerrado su sesión y no se ha enviado nada. Inicie sesión de nuevo: lo que escribió sigue ahí.
sign-in-elsewhere-kept = Se ha cerrado su sesión y no se ha enviado nada. Lo que escribió sigue aquí.
sign-in-elsewhere-how = Inicie sesión en una pestaña nueva. Después vuelva a esta página y continúe.
sign-in-elsewhere = Iniciar sesión en una pestaña nueva
signed-in-title = Ha iniciado sesión
signed-in-as = Como { $name } · { $email } · { $company } ({ $role })
signed-in-continue = Continuar
logout-title = Cerrar sesión
logout-question = ¿Cerrar la sesión de { $platform }?
logout-asked-by = { $app } le pide que cierre también la sesión de { $platform }. Se cerrará en este navegador.
logout-asked = Una aplicación le ha enviado aquí para cerrar la sesión. Se cerrará la de { $platform } en este navegador.
logout-stay = Seguir con la sesión abierta
logout-apps = También se cerrará su sesión en { $apps }.
logout-apps-stay = Su sesión en { $apps } seguirá abierta hasta que la cierre allí.
apps-more = y { $count } más

## Demo accounts

practice-accounts = Cuentas de demostración
practice-account = { $role }, { $company }
practice-password = Cuentas de demostración: un clic, sin escribir. Su contraseña: { $password }

## Consent

consent-title = ¿Permitir { $app }?
consent-sign-in = Iniciar sesión en { $app }
consent-title-administrator = Un administrador debe permitir { $app }
consent-signed-in-as = Sesión iniciada como { $name }
consent-signed-in-for = { $company } ({ $role })
consent-question = ¿Permitir que { $app } use su cuenta de { $platform }?
consent-stranger = { $app } no pertenece a { $platform }. Continúe solo si usted ha iniciado esta solicitud y confía en { $publisher }.
consent-by = de { $publisher }
consent-calls-itself = { $mark }, se hace llamar { $publisher }
consent-own-words = «{ $name }»
consent-reach = Usted es administrador. Los permisos con la marca Admin dan acceso a { $everyone }, no solo a los suyos.
consent-reach-everyone = los datos de todos los usuarios de { $company }
consent-administrator-heading = Un administrador debe permitir esto
consent-administrator-needs = { $app } necesita: { $needs }. Su rol, { $role }, no permite dar estos permisos.
consent-nothing-ticked = Marque al menos un permiso que quiera dar, o elija «No permitir».
consent-trust-missing = Para permitir el acceso, confirme que usted ha iniciado esta solicitud y que confía en quienes gestionan la aplicación. Si no, elija «No permitir».
consent-could-do = Lo que { $app } podría hacer
consent-learns = Lo que { $app } sabrá de usted
consent-asks = Pide
consent-asks-required =
    { $count ->
        [one] { $count } permiso
        *[other] { $count } permisos
    }
consent-asks-optional =
    { $count ->
        [one] { $count } permiso opcional
        *[other] { $count } permisos opcionales
    }
consent-asks-both =
    { $permissions }, { $optional ->
        [one] { $optional } opcional
        *[other] { $optional } opcionales
    }
consent-most = Como máximo
consent-most-candidate = datos de candidatos
consent-most-pay = datos salariales
consent-most-staff = datos del personal
consent-most-public = lo que ve el público
consent-goes = Destino
consent-goes-device = su dispositivo
consent-goes-program = un programa en este dispositivo ({ $scheme })
consent-access-to = Acceso a
consent-optional = Opcional
consent-optional-choose = Opcional: usted elige
consent-optional-legend = Marque lo que también quiera permitir
consent-optional-count =
    { $ticked ->
        [one] { $ticked } marcado
        *[other] { $ticked } marcados
    } de { $total }
consent-not-included-heading = No incluido
consent-not-included =
    Solo un administrador de { $company } puede conceder { $count ->
        [one] este permiso
        *[other] estos permisos
    }.
consent-unverified-heading = No hemos comprobado quién gestiona esta aplicación
consent-unverified = Cualquiera puede registrar un nombre. Si un mensaje o una llamada le ha traído aquí, elija «No permitir».
consent-development = Esta aplicación se describe desde este equipo. Eso es para desarrollo: no hay nada demostrado sobre ella.
consent-limits = Límites
consent-limit-reach = Solo aquello a lo que usted mismo tiene acceso en { $company }.
consent-limit-identity = Nada más de su cuenta de { $platform }.
consent-limit-password = Nunca su contraseña.
consent-signed-out = Funciona también cuando usted ha cerrado la sesión.
consent-how-long = Duración
consent-until-idle =
    Caduca antes si pasan { $days ->
        [one] { $days } día
        *[other] { $days } días
    } sin uso.
consent-deny = No permitir
consent-allow = Permitir el acceso
consent-cancel = Cancelar
consent-next = Después
consent-next-host = Si lo permite, irá a { $host }.
consent-next-device = Si lo permite, volverá a una aplicación de este dispositivo ({ $host }).
consent-next-program = Si lo permite, se abrirá un programa en este dispositivo ({ $scheme }).
consent-next-cancel = Si cancela, no se comparte nada. Si permite el acceso, la respuesta irá a { $host }.
consent-trust = He iniciado esta solicitud en { $host } y confío en quienes lo gestionan.
consent-undo = Puede quitar el acceso en cualquier momento en { $link }.
consent-report = Denunciar esta aplicación
consent-company = ¿Para qué empresa?
consent-company-hint = De ello depende todo lo demás: su rol en ella y lo que la empresa le deja permitir.
consent-company-show = Mostrar para esta empresa
consent-company-missing = Elija una empresa.
consent-company-blocked = { $company } ha bloqueado { $app }. Puede elegir otra empresa.
consent-policies = { $one } y { $other } en { $host }
consent-policy = { $link } en { $host }
consent-privacy-policy = Política de privacidad
consent-terms = Condiciones de uso
consent-new-tab = , se abre en una pestaña nueva
about-app = Sobre esta aplicación
about-support = Correo electrónico de asistencia
about-domains = Dominios verificados
about-answers = Las respuestas van a
about-website = Sitio web
about-registered = Registrada el
about-address = Dirección de redirección completa
about-client-id = Id. de cliente

## A request that no longer waits

outcome-answered = Ya ha respondido
outcome-expired = Esta solicitud ha caducado
outcome-changed = Ha cambiado de cuenta
outcome-not-allowed = Acceso no permitido
outcome-did-allow-at = A las { $time } usted permitió el acceso.
outcome-did-not-allow-at = A las { $time } usted no permitió el acceso. No se ha compartido nada.
outcome-close = Puede cerrar esta página o volver a la aplicación.
outcome-start-again = Vuelva a { $app } y empiece de nuevo.
outcome-now-signed-in = Ahora ha iniciado sesión como { $name }. Revise la solicitud de nuevo.
outcome-review = Revisar como { $name }
outcome-company-ended = Ya no puede actuar en nombre de { $company }
outcome-company-unknown = No puede actuar en nombre de esta empresa
outcome-company-ended-text = Su acceso a esta empresa ha terminado desde que abrió la página.
outcome-company-review = Empezar de nuevo
outcome-not-shared-with = No se ha compartido nada con { $app }.
outcome-return = Volver a { $host }
outcome-home = Ir al inicio de { $platform }
outcome-connected-apps = Ver las aplicaciones conectadas

## Errors

error-unknown-client = No conocemos esta aplicación
error-unknown-client-text = El enlace que le ha traído aquí es incorrecto, o la aplicación se ha eliminado. No escriba su contraseña en ningún sitio para «arreglarlo».
error-app-away = No se puede acceder a esta aplicación
error-app-away-text = La aplicación se describe en una dirección que ahora no responde. Espere un minuto y vuelva a cargar la página.
error-redirect = Este enlace no es seguro
error-redirect-text = { $app } ha enviado una dirección que no está registrada aquí, así que nos hemos detenido.
error-incomplete = Esta solicitud no está completa
error-incomplete-text = Vuelva a { $app } e inténtelo de nuevo. Si vuelve a ocurrir, avise a { $app }.
error-incomplete-unknown = Vuelva a la aplicación de la que viene e inténtelo de nuevo. Si vuelve a ocurrir, avise al editor de la aplicación.
error-scope = { $app } ha pedido algo que no ofrecemos
error-scope-text = Usted no puede arreglarlo. Avise al editor de { $app }.
error-expired = Esta página ha estado abierta demasiado tiempo
error-expired-text = Su respuesta no se ha guardado.
error-edited = Alguien ha cambiado esto mientras tanto
error-edited-text = Sus cambios no se han guardado, para que los de la otra persona no se pierdan. Consulte la versión actual y vuelva a hacer sus cambios.
error-edited-again = Mostrar la versión actual
edited-text = Sus cambios no se han guardado, para que los de la otra persona no se pierdan. Lo que escribió sigue aquí. Donde la versión guardada es distinta, aparece al lado. Guarde de nuevo para sustituirla.
stored-now = Guardado ahora: { $value }
stored-nothing = nada
stored-ticked = marcado
stored-not-ticked = sin marcar
error-forbidden = No hemos aceptado este formulario
error-forbidden-text = No se ha enviado desde una página nuestra. Su respuesta no se ha guardado. Vuelva a la aplicación de la que viene y empiece de nuevo.
error-not-found = Página no encontrada
error-not-found-text = Compruebe la dirección o empiece en la página de inicio.
error-request-gone = Esta solicitud ya no existe
error-request-gone-text = La persona la ha retirado o ha solicitado otra cosa.
error-request-gone-do = Todas las solicitudes
error-method = Esta dirección no se puede usar así
error-method-text = Vuelva atrás y use los enlaces y botones de la página.
error-too-large = El envío es demasiado grande
error-too-large-text = Los datos enviados son demasiado grandes. No se ha guardado nada.
error-too-often = Demasiadas solicitudes a la vez
error-too-often-text = Acaban de llegar demasiadas solicitudes desde su red. Espere unos segundos y vuelva a cargar la página.
error-too-much = Hay demasiadas solicitudes
error-too-much-text = No podemos atender todas las solicitudes en este momento. Espere unos segundos y vuelva a cargar la página.
error-unreadable = No hemos podido leer los datos enviados
error-unreadable-text = No se ha guardado nada. Vuelva atrás e inténtelo de nuevo.
error-server = Algo ha fallado por nuestra parte
error-server-text = Inténtelo de nuevo dentro de unos minutos.
error-show-again = Mostrar la solicitud de nuevo
error-details = Detalles para desarrolladores
error-request-id = Id. de la solicitud
error-time = Hora
error-code = Error
error-rule = Regla
error-redirect-uri = redirect_uri recibida
error-not-sent-to = No enviado a
error-report = Informar de un problema
error-home = Inicio

## Front page

front-signed-out-title = Ha cerrado la sesión
front-signed-out = Ha cerrado la sesión.
front-developers = Para desarrolladores y operadores
front-docs = La documentación acompaña al programa: empiece por { $readme }; los capítulos están en { $docs }.
front-register = Registrar una aplicación
front-register-text = Paso a paso, con una vista previa del consentimiento
front-playground = Zona de pruebas
front-playground-text = Todo el flujo del código y lo que puede fallar
front-market-text = Aplicaciones que ofrecen otros
front-metadata = Documento de metadatos
front-api = La API de la demostración
front-admin-api = La API de administración
front-demo-heading = Sepa exactamente qué podrá hacer una aplicación antes de decir que sí
front-demo-lead = Un servidor de autorización (OAuth 2.1) que usted mismo aloja: permite iniciar sesión a los usuarios, les pregunta qué puede hacer una aplicación y emite los tokens para su API. Pruébelo como aplicación, como usuario y como administrador. Todas las personas y empresas son ficticias.
front-demo-start = Empezar la demostración
front-demo-publish = Publicar una aplicación
front-demo-what = Cómo obtiene acceso una aplicación
front-demo-step-1 = Usted es la aplicación
front-demo-step-1-text = Elija qué pide y obtenga el enlace.
front-demo-step-2 = Usted es el usuario
front-demo-step-2-text = Inicie sesión en { $platform }, lea la solicitud y permítala o no.
front-demo-step-3 = De nuevo es la aplicación
front-demo-step-3-text = Canjee el código por un token de acceso.
front-demo-step-4 = La aplicación se pone a trabajar
front-demo-step-4-text = Llame a la API: solo muestra lo que este usuario puede ver.
front-publish-1 = Registrar
front-publish-1-text = Indique quién la ofrece, adónde van sus respuestas, por ejemplo https://shiftplan.example/callback, y qué pide.
front-publish-2 = Verificar y enviar
front-publish-2-text = Verifique su dominio: aquí vale cualquiera que acabe en .example. Pruébela en la zona de pruebas y envíela.
front-publish-3 = Revisar
front-publish-3-text = Un administrador de la plataforma lee qué pide y la publica.
front-publish-4 = Conectar
front-publish-4-text = Otra empresa la encuentra en el mercado de aplicaciones, y sus usuarios la permiten.
front-as = Como { $name }
front-people = Inicie sesión para explorar
front-lead = Este servidor permite iniciar sesión en { $platform } y pide su consentimiento a los usuarios antes de que una aplicación pueda usar su cuenta.
front-text = Qué ocurre aquí
front-plain-1 = Una aplicación le trae aquí
front-plain-1-text = Inicia sesión en este sitio, no en la aplicación. La aplicación nunca ve su contraseña.
front-plain-2 = Lee lo que pide
front-plain-2-text = Quién ofrece la aplicación, cada permiso en palabras sencillas, por cuánto tiempo y adónde va después.
front-plain-3 = Usted decide
front-plain-3-text = Permítala o no. En «Aplicaciones conectadas» puede quitar el acceso en cualquier momento.
front-signed-in = Ha iniciado sesión como { $name } ({ $email }).
front-not-signed-in = No ha iniciado sesión.

## Help

help-allow = ¿Debo permitir una aplicación?
help-allow-text = Permítala si todo esto es cierto. Si no, elija «No permitir»: no pasa nada.
help-allow-started = Usted mismo ha iniciado la solicitud, en la aplicación.
help-allow-publisher = Conoce al editor y le confía lo que pide.
help-allow-address = Conoce la dirección a la que, según la página, irá.
help-words = ¿Qué significan estos términos?
help-read = La aplicación puede ver datos, pero no cambiar nada.
help-change = La aplicación puede añadir y modificar datos.
help-delete = La aplicación también puede eliminar datos.
help-admin = Solo un administrador puede permitirlo; afecta a toda la empresa.
help-verified = Hemos comprobado que el editor lleva este nombre y que el dominio es suyo. No hemos comprobado todo lo que hace la aplicación.
help-domain-word = Dominio verificado
help-domain = Las respuestas de la aplicación van a este dominio, y su editor ha verificado que el dominio es suyo. No hemos comprobado su nombre ni quién gestiona la aplicación.
help-remove = ¿Cómo quito el acceso?
help-remove-here = Abra { $link }, elija la aplicación y quite su acceso. Deja de funcionar para usted de inmediato.
help-remove-link = Aplicaciones conectadas
help-device = ¿Cómo conecto un dispositivo?
help-device-text = Un televisor, o un programa sin navegador, le muestra un código. Abra { $link } y escríbalo allí. Escriba solo el código de un dispositivo que tenga delante, nunca uno que alguien le haya enviado.
help-report = Denunciar una aplicación o informar de un problema
help-report-text = Indique de qué aplicación se trata y qué ha pasado. Si una página de error mostraba un id. de la solicitud, añádalo. Nunca envíe su contraseña.
help-write = Escriba a { $address }.
help-write-company = Escriba a los administradores de { $platform } en su empresa.

## Security

security-what = Qué es este servidor
security-what-text = Permite iniciar sesión en { $platform } y pide su consentimiento a los usuarios antes de que una aplicación pueda usar su cuenta. La aplicación nunca ve su contraseña.
security-app = Qué puede hacer una aplicación
security-app-allowed = Solo lo que usted ha permitido, y solo lo que usted mismo puede hacer.
security-app-until = Solo hasta la fecha que indicaba la solicitud, o hasta que se quite el acceso.
security-app-address = Las respuestas van solo a direcciones que su editor registró antes.
security-how = Cómo le protegemos
security-how-hashes = Las contraseñas, los códigos y los tokens se guardan como hashes que no se pueden revertir.
security-how-codes = Un código funciona una sola vez y durante un minuto.
security-how-attempts = Tras varios intentos fallidos de iniciar sesión, retrasamos los siguientes.
security-how-pages = Nuestras páginas no cargan nada de otros servidores y no se pueden mostrar dentro de otra página.
security-ask = Qué le pedimos
security-ask-text = Mire la barra de direcciones antes de escribir su contraseña. Si un mensaje o una llamada le ha llevado a una solicitud, elija «No permitir».

## Privacy

privacy-keeps = Qué guarda este servidor
privacy-keeps-person = Su nombre, correo electrónico, empresa y rol, y un hash de su contraseña.
privacy-keeps-session = Que ha iniciado sesión: como máximo 30 días, o 24 horas sin uso.
privacy-keeps-answers = Cada respuesta que ha dado a una aplicación: qué permitió o rechazó, y cuándo.
privacy-keeps-tokens = Los hashes de los tokens que las aplicaciones usan en su nombre.
privacy-not = Qué no guarda
privacy-not-password = Su contraseña en forma legible.
privacy-not-requests = Las solicitudes a las que no ha respondido.
privacy-not-advertising = Datos sobre usted para publicidad o estadísticas.
privacy-cookies = Cookies
privacy-cookies-text = Solo usamos cookies para mantener su sesión iniciada, proteger los formularios y recordar su idioma. No hay cookies de terceros.
privacy-gets = Qué recibe una aplicación
privacy-gets-text = Nada hasta que usted lo permita. Después, lo que indicaba la solicitud. Lo que una aplicación ha copiado queda en manos de su editor: pídale que lo elimine.

## Playground

play-title = Zona de pruebas, paso { $step } de { $steps }: { $name }
play-step-choose = Elegir
play-step-ask = Pedir
play-step-back = Volver
play-step-token = Obtener un token
play-call = Llamar a la API
play-steps = Pasos
play-practice = Solo datos de demostración.
play-practice-text = Aquí usted es la aplicación. Nada de lo que haga puede afectar a personas reales.
play-again = Empezar de nuevo
play-choose = ¿Qué debe pedir la aplicación?
play-choose-scopes = Permisos de la aplicación
play-choose-text = Una aplicación solo debería pedir lo que necesita ahora. La persona ve cada uno de los permisos.
play-choose-make = Crear el enlace
play-choose-required = registrado como obligatorio
play-choose-none = Marque al menos un permiso que pedir.
play-request = Envíe a una persona a este enlace
play-request-text = { $app } lo abre en el navegador de la persona. Después viene la página de consentimiento; si hace falta, la persona inicia sesión antes.
play-request-open = Abrir la página de consentimiento
play-request-link = El enlace
play-request-content = Qué contiene
play-request-name = Parámetro
play-request-value = Valor
play-request-meaning = Qué indica
play-request-address = Dirección: { $address }
play-request-pkce = La prueba de que el código es suyo (PKCE)
play-request-pkce-text = La aplicación genera un valor aleatorio, el verificador. El enlace solo lleva su hash SHA-256, el desafío. Cuando la aplicación canjea después el código, envía el verificador. Quien haya robado el código no lo tiene.
play-request-show-verifier = Mostrar el verificador
play-parameter-response-type = La aplicación quiere un código de autorización.
play-parameter-client-id = Qué aplicación hace la solicitud. No es un secreto.
play-parameter-redirect-uri = Adónde va la respuesta. La dirección debe estar registrada, carácter por carácter.
play-parameter-scope = Lo que pide la aplicación, separado por espacios.
play-parameter-state = Vuelve sin cambios, para que la aplicación sepa que la respuesta corresponde a su propia solicitud.
play-parameter-challenge = El hash de un valor aleatorio que solo conoce la aplicación (PKCE). Sin ese valor, un código robado es inútil.
play-parameter-method = Cómo se calcula el hash: SHA-256.
play-parameter-prompt = Muestra la página de consentimiento entera, aunque la persona ya lo haya permitido. La mayoría de las aplicaciones lo omiten.
play-back = La persona lo ha permitido
play-back-wrong = Hay algo mal en esta respuesta
play-back-text = El navegador ha vuelto a la aplicación con un código y dos valores que comprobar.
play-back-check = Comprobación
play-back-code-once = Válido una vez, durante un minuto
play-back-code = El código por sí solo es inútil: funciona una vez, durante un minuto, y solo con el secreto de la aplicación y el verificador.
play-back-exchange = Canjear el código por un token
play-back-curl = Lo mismo en la línea de comandos
play-back-stop = Esta respuesta no corresponde a la solicitud que hizo este navegador. Una aplicación cuidadosa se detiene aquí.
play-back-secret = Secreto de cliente
play-back-secret-hint = Pegue el secreto que recibió al registrar la aplicación. Se usa una sola vez, para este canje.
play-back-show-code = Mostrar el código
play-back-expected = Como se esperaba
play-back-not-expected = No es lo que se esperaba
play-back-state = Es el valor que recibió este navegador, así que la respuesta corresponde a nuestra propia solicitud.
play-back-iss = Nombra al servidor al que hicimos la solicitud, así que no se puede sustituir por la respuesta de otro servidor.
play-back-no-error = ni código ni error
play-denied = La persona no lo ha permitido
play-denied-text = No se ha compartido nada. Una buena aplicación lo dice, sigue sin acceso y no vuelve a pedirlo enseguida.
play-unknown-scope = La aplicación ha pedido un permiso que no existe
play-unknown-scope-text = No se ha compartido nada. La aplicación debe corregir su lista de scopes.
play-incomplete = La solicitud de la aplicación no estaba completa
play-incomplete-text = No se ha compartido nada. La descripción dice qué hay que corregir.
play-unauthorized = La aplicación no puede hacer la solicitud de esta forma
play-unauthorized-text = No se ha compartido nada. La aplicación no está registrada para este tipo de solicitud.
play-unavailable = El servidor no ha podido responder
play-unavailable-text = No se ha compartido nada. Inténtelo de nuevo dentro de un momento.
play-other-error = El servidor ha respondido con un error
play-token = La aplicación tiene un token
play-token-text = Envía el token con cada llamada. Así la API sabe en nombre de qué persona actúa y qué ha permitido esa persona.
play-token-answered = Qué ha respondido el servidor
play-token-show = Mostrar los tokens
play-token-scopes = Qué se pidió y qué se concedió
play-token-asked = Pedido
play-token-answer = Respuesta
play-token-granted = Concedido
play-token-not-granted = No concedido
play-refused = El servidor no ha canjeado el código
play-refused-text = Un código funciona una vez, durante un minuto, para la aplicación a la que se envió. Empiece de nuevo para obtener otro.
play-stopped = La aplicación se ha detenido aquí
play-stopped-text = La respuesta lleva un «state» que este navegador no recibió, así que puede ser de otra persona. Una aplicación cuidadosa no usa un código así. Empiece de nuevo.
play-stopped-error = state no coincide
play-use = Usarlo
play-use-what = Qué llamar
play-call-candidates = Los candidatos que la persona puede ver. Necesita candidates_read.
play-call-me = Quién es la persona. No necesita ningún scope.
play-answer = La API ha respondido
play-answer-refused = La API lo ha rechazado
play-answer-called = { $call } devolvió { $status }
play-answer-json = Mostrar el JSON
play-answer-candidates = Estos son los candidatos que puede ver la persona que lo permitió, y ninguno más.
play-answer-me = Esta es la persona que lo permitió.
play-answer-unknown = La API no conoce este token: ha caducado o se ha revocado.
play-answer-forbidden = El token es válido, pero no permite esta llamada.
play-answer-none = La API no ha podido responder.
play-wrong = Qué puede salir mal
play-wrong-text = Cada enlace muestra lo que de verdad ocurre.
play-wrong-redirect = Otra dirección
play-wrong-redirect-text = La solicitud indica una dirección que no está registrada.
play-wrong-pkce = Sin PKCE
play-wrong-pkce-text = El enlace no lleva desafío.
play-wrong-publisher = Editor no verificado
play-wrong-publisher-text = Una aplicación de un editor no verificado pide mucho. Mire la página y elija «No permitir».
play-wrong-role = No es administrador
play-wrong-role-text = La aplicación necesita permisos que solo puede dar un administrador. Inicie sesión como Ravi.
play-wrong-expired = Solicitud caducada
play-wrong-expired-text = La aplicación dejó su solicitud hace demasiado tiempo.
play-wrong-verifier = Canjear con un verificador falso
play-wrong-verifier-text = Quien roba un código no tiene el verificador. Vea qué obtiene.
play-wrong-code = Usar el código otra vez
play-wrong-code-text = Un código sirve una sola vez. Usarlo de nuevo falla y revoca los tokens ya emitidos.
play-refresh = Renovar
play-refresh-text = Los tokens de acceso caducan pronto. Con su token de renovación, la aplicación recibe un par nuevo, y el token de renovación anterior deja de ser válido.
play-revoke = Revocar
play-revoke-text = Una aplicación que ya no necesita sus tokens los revoca.
play-revoked = Los tokens se han revocado
play-revoked-text = Llame otra vez a la API: ya no dan acceso a nada.
play-table = Candidatos
play-table-name = Nombre
play-table-job = Puesto
play-table-status = Estado

## Consentimiento, cuando ya hay una respuesta o hace falta un administrador

consent-title-more = { $app } pide más acceso
consent-question-more = { $app } pide más acceso
consent-new = Nuevo
consent-already = Ya permitido ({ $count })
consent-stays = Si no permite esto, lo que permitió el { $day } queda como está.
consent-declined-heading = Antes no lo permitió
consent-withheld =
    En { $company }, solo los administradores pueden conceder { $count ->
        [one] este permiso
        *[other] estos permisos
    }.
consent-administrator-policy = { $app } necesita { $needs }. En { $company } solo los administradores pueden permitirlo.
consent-ask-text = No se ha compartido nada. Puede pedir a los administradores de { $company } que lo permitan.
consent-message = Mensaje a sus administradores (opcional)
consent-ask = Pedírselo a un administrador
consent-continue-title = ¿Continuar a { $app }?
consent-continue-text = Usted lo permitió el { $day }. No se pide nada nuevo.
consent-continue-can = Lo que { $app } puede hacer
consent-continue = Continuar
consent-next-continue = Si continúa, irá a { $host }.
consent-next-continue-device = Si continúa, volverá a una aplicación en este dispositivo ({ $host }).
consent-next-continue-program = Si continúa, se abrirá un programa en este dispositivo ({ $scheme }).
consent-duration-30-days = 30 días
consent-duration-12-months = 12 meses
consent-duration-until-removed = Sin fecha de fin
consent-duration-as-before = Como eligió antes
sign-in-confirm = Confirme que es usted. { $app } pide permisos de administrador.
sign-in-confirm-yourself = Confirme que es usted. Inició sesión hace tiempo.
outcome-asked = Enviado a los administradores de { $company }
outcome-asked-text = Todos los administradores de { $company } ven su solicitud. Recibirá un correo electrónico cuando uno de ellos responda. También encontrará la respuesta en { $link }.
error-blocked = { $company } ha bloqueado esta aplicación
error-blocked-text = { $company } no permite { $app }. Si la necesita, pídala a un administrador de su empresa.
error-not-administrator = Solo los administradores pueden ver esto
error-not-administrator-text = Su rol no lo permite. Pídaselo a un administrador de su empresa.
error-required-permission = { $app } necesita este permiso
error-required-permission-text = No se puede quitar por separado. Puede quitar todo el acceso.

## Aplicaciones conectadas

apps-title = Aplicaciones conectadas
apps-lead = Estas aplicaciones pueden usar su cuenta de { $platform }. Puede quitar cualquiera en cualquier momento; deja de funcionar de inmediato.
apps-for-company = para { $company }
apps-filter = Buscar una aplicación por su nombre
apps-none = No hay aplicaciones conectadas
apps-none-found = Ninguna aplicación conectada tiene ese nombre
apps-none-why = Cuando una aplicación solicita usar su cuenta y usted lo permite, aquí puede ver qué puede hacer y cuándo lo hizo por última vez, y quitarla.
apps-none-do = Ver el mercado de aplicaciones
apps-none-found-why = Solo se busca entre las aplicaciones conectadas ahora, por cualquier parte de su nombre.
apps-app = Aplicación
apps-at-most = Como máximo
apps-asked = Solicitado
apps-answer = Respuesta
apps-details-do = Detalles
apps-remove-do = Quitar
apps-ends-soon = Caduca pronto si no se usa
app-unused-for = sin uso desde hace { $days } días
apps-requests-in-30-days =
    { $count ->
        [one] { $count } llamada en 30 días
        *[other] { $count } llamadas en 30 días
    }
apps-shown = { $shown } de { $all } aplicaciones
apps-shown-here = { $shown } aplicaciones en esta página
list-next = Página siguiente
permission-count =
    { $count ->
        [one] { $count } permiso
        *[other] { $count } permisos
    }
apps-show-ended = Mostrar las aplicaciones quitadas o caducadas ({ $count })
apps-ended-lead = Ya no pueden usar su cuenta. Permanecen 90 días en esta lista.
apps-ended-none = Ninguna aplicación se ha quitado ni ha caducado
apps-ended-none-text = Una aplicación que usted quita o cuyo acceso caduca permanece aquí 90 días.
apps-ended-how = Qué ocurrió
apps-request-waiting = Pendiente
apps-request-yes = Aprobada
apps-request-no = No aprobada
app-facts = Resumen
apps-details = Detalles de { $app }
apps-ended = Quitadas o caducadas
apps-requests = Solicitudes a sus administradores
apps-request-approved = El { $day }. Ya puede conectarla: empiece en la aplicación.
apps-request-refused = El { $day }.
apps-request-reason = Motivo: { $reason }
apps-request-withdraw = Retirar solicitud
apps-request-withdrawn = Solicitud retirada. Sus administradores ya no la ven.
apps-removed = Quitado. { $app } ya no puede usar su cuenta.
apps-permission-removed = Quitado: { $permission }. { $app } ya no puede hacerlo.
app-back = Todas las aplicaciones conectadas
app-allowed-on = Permitida el
app-company = Empresa
app-ends = Caducidad
app-ends-on = Caduca el { $day }
app-ends-when-removed = Hasta que usted la quite
app-unused-ends = Caduca por falta de uso el
app-last-used = Último uso
app-requests = Llamadas de los últimos 30 días
app-requests-none = Ninguna.
app-requests-other = Otras
app-used = Usada: { $ago }
app-never-used = Nunca usada
app-address = Dirección de redirección
app-may = Lo que puede hacer
app-not-allowed = No permitido por usted
app-remove-permission = Quitar
app-remove-permission-of = : { $permission }
app-history = Historial
app-remove = Quitar el acceso
app-remove-lead = Si le quita el acceso, { $app } deja de funcionar para usted al instante. Lo que ya haya copiado queda en manos de { $publisher }; pídale que lo elimine.
app-open = Abrir { $app }
app-remove-text = { $app } deja de funcionar para usted de inmediato. Lo que ya haya copiado queda en manos de { $publisher }; pídale que lo elimine.
app-remove-question = ¿Quitar el acceso de { $app }?
app-remove-jwt = Esta aplicación usa tokens que siguen siendo válidos hasta cinco minutos después.
app-keep = Conservar
app-ended-removed = Usted quitó el acceso el { $day }.
app-ended-by-administrator = Un administrador quitó el acceso el { $day }.
app-ended-with-account = El acceso caducó el { $day }. La aplicación puede volver a pedirlo.
app-ended-unused = El acceso caducó el { $day }: no se usó durante demasiado tiempo.
app-ended-itself = El acceso caducó el { $day }, como usted eligió.
history-allowed = Permitido: { $permissions }
history-declined = No permitido: { $permissions }
history-removed = Quitado: { $permission }
history-removed-by = Quitado por { $name }: { $permission }

## Administración

admin = Administración
admin-apps = Aplicaciones en uso
admin-apps-none = Nadie ha conectado todavía una aplicación.
admin-app-people = Quién la ha conectado
admin-app-nobody = Nadie la ha conectado todavía
admin-remove-for = Quitar para { $name }
admin-remove-all = Quitar para todos
admin-app-decision = La decisión de su empresa
admin-decided-policy = Su política decide quién puede permitirla.
admin-decided-approved = Aprobada: todos pueden permitirla, dentro de los límites de su rol.
admin-decided-blocked = Bloqueada: nadie puede conectarla.
admin-approve = Aprobar para todos
admin-approve-text = Todos en su empresa podrán permitir esta aplicación, sea cual sea la política. Cada persona sigue decidiendo por sí misma.
admin-block = Bloquear esta aplicación
admin-block-text = Nadie en su empresa podrá conectar esta aplicación. Todas las personas que la hayan conectado pierden el acceso de inmediato.
admin-undecide = Aplicar la política
admin-undecide-text = Anula esta decisión. Los accesos que se quitaron siguen quitados.
admin-decided-by-host = Se decidió para su host.
admin-by-host = Decidido para su host
admin-document-at = Documento en { $host }
admin-done-approved = Aprobada.
admin-done-blocked = Bloqueada. Nadie en su empresa puede usar ya esta aplicación.
admin-done-undecided = Se aplica de nuevo la política.
admin-done-removed-all = Quitada para todos.
admin-done-policy = Guardado.
admin-done-answered = Su respuesta se ha guardado.
admin-done-answered-before = Otro administrador ya respondió a esta solicitud.
admin-confirm-remove-all = ¿Quitar { $app } para todos?
admin-confirm-remove-all-text =
    { $people ->
        [one] { $people } persona de su empresa la ha conectado. Deja de funcionarle de inmediato.
        *[other] { $people } personas de su empresa la han conectado. Deja de funcionarles a todas de inmediato.
    }
admin-confirm-reconnect = Pueden conectarla de nuevo, salvo que usted la bloquee.
admin-confirm-remove-one = ¿Quitar { $app } para { $name }?
admin-confirm-remove-one-text = Deja de funcionar para { $name } de inmediato.
admin-confirm-block = ¿Bloquear { $app }?
admin-confirm-cancel = Cancelar
admin-find = Aprobar o bloquear otra aplicación
admin-find-text = Puede aprobar o bloquear una aplicación antes de que alguien la conecte. Su editor puede indicarle el id. de cliente.
admin-find-id = Id. de cliente
admin-find-do = Buscar la aplicación
admin-find-none = No hay ninguna aplicación con el id. de cliente { $id }.
admin-requests = Solicitudes
admin-requests-none = No hay solicitudes pendientes
admin-requests-answered = Respondidas
admin-request-title = Solicitud para { $app }
admin-request-asked = { $name } ({ $email }) lo solicitó el { $day }.
admin-request-message = Mensaje de la persona
admin-request-beyond-role = { $permissions }: el rol de { $name } no puede permitirlo. Si aprueba, conecte usted la aplicación; empiece en la aplicación.
admin-request-answer = Su respuesta
admin-request-means = Aprobar permite a todos en su empresa dar a esta aplicación lo que pidió, dentro de los límites de su rol. Por sí solo no comparte nada.
admin-request-reason = Motivo (opcional). La persona que lo solicitó puede leerlo.
admin-request-refuse = Rechazar
admin-request-approve = Aprobar
admin-request-approved = { $name } la aprobó el { $day }.
admin-request-refused = { $name } la rechazó el { $day }.
admin-policy = Política
admin-policy-apps = Permitir aplicaciones
admin-policy-hosts = Hosts
admin-policy-lead = Quién puede permitir una aplicación en { $company }, según lo máximo que esta puede hacer. Lo que ya se ha permitido sigue permitido.
admin-policy-admin = La aplicación accede a los datos de toda la empresa. Los permisos que requieren un administrador solo pueden permitirlos los administradores, elija lo que elija.
admin-policy-anyone = Todos
admin-policy-verified = Todos, si el dominio de la aplicación está verificado
admin-policy-administrators = Solo los administradores
admin-policy-until-removed = Se puede permitir una aplicación sin fecha de fin
admin-policy-save = Guardar
idp-title = Inicio de sesión de la empresa
idp-lead = Los proveedores de identidad con los que inician sesión las personas de { $company }.
idp-add = Añadir proveedor de identidad
idp-none = Ningún proveedor de identidad
idp-none-text = Permita que las personas inicien sesión con la cuenta que ya tienen en su empresa (OpenID Connect).
idp-none-domains = Verifique primero un dominio de su empresa: en la página del editor de una de sus aplicaciones.
idp-name = Nombre
idp-name-hint = Las personas lo leen en el botón «Continuar con …».
idp-domains = Dominios
idp-domains-hint = Aquellos cuyas direcciones de correo llevan a este proveedor. Solo dominios verificados de su empresa.
idp-state = Estado
idp-works = Funciona
idp-fails = No funciona
idp-demanded = Obligatorio
idp-not-checked = Aún no comprobado
idp-found = Comprobado { $time }
idp-not-found = Comprobado { $time }: { $why }
idp-fault-unreachable = no se puede acceder
idp-fault-not-public = su dirección no está en Internet
idp-fault-not-https = sus direcciones deben empezar por https:// y no indicar puerto
idp-fault-too-slow = no respondió a tiempo
idp-fault-too-large = su respuesta es demasiado grande
idp-fault-redirects = redirige a otro lugar; escriba esa dirección
idp-fault-status = responde con un error
idp-fault-malformed = su respuesta no se puede leer
idp-fault-other-issuer = indica otro emisor
idp-fault-unsuitable = no ofrece el flujo de código con RS256, PS256, ES256 o EdDSA
idp-save = Guardar
idp-save-hint = Primero se comprueba el proveedor.
idp-by-operator = El operador de esta plataforma configuró este proveedor. Solo él puede cambiarlo.
idp-addresses = Para indicar en el proveedor de identidad
idp-addresses-text = Necesita estas direcciones para conocer esta plataforma.
idp-redirect-uri = URI de redirección
idp-logout-uri = Cierre de sesión back-channel
idp-keys = Nuestras claves (JWKS)
idp-check = Comprobar ahora
idp-demand-title = Hacerlo obligatorio
idp-demand = Exigir este proveedor
idp-demand-text = Entonces las personas de su empresa solo podrán iniciar sesión con este proveedor. Las contraseñas dejarán de funcionar y las demás sesiones terminarán. Inicie sesión primero usted con él.
idp-demand-end = Dejar de exigirlo
idp-demand-end-text = Las personas de su empresa solo pueden iniciar sesión con este proveedor.
idp-remove = Quitar el proveedor
idp-remove-question = ¿Quitar { $name }?
idp-remove-text = Las sesiones que empezaron con él terminan y nadie podrá iniciar sesión con él. Las cuentas se conservan, pero las que no tienen contraseña ni clave de acceso no se podrán usar.
idp-keep = Conservar el proveedor
idp-settings = Configuración
idp-issuer = Emisor
idp-issuer-hint = Como lo indican sus metadatos, por ejemplo https://id.example.com
idp-client-id = ID de cliente
idp-client-id-hint = Con el que el proveedor conoce esta plataforma.
idp-scopes = Scopes
idp-scopes-hint = Además de openid, separados por espacios.
idp-authentication = Cómo demuestra esta plataforma quién es
idp-by-secret = Con un secreto de cliente
idp-by-key = Con su propia clave (private_key_jwt)
idp-secret = Secreto de cliente
idp-secret-hint = Del proveedor de identidad. Se guarda cifrado y no se vuelve a mostrar.
idp-secret-kept = Déjelo vacío para conservar el actual.
idp-people = Personas
idp-makes-accounts = Crear una cuenta en el primer inicio de sesión
idp-groups = Claim de los grupos
idp-groups-hint = Por ejemplo, groups.
idp-administrators = Administradores
idp-administrators-hint = Grupos, separados por comas. Vacío: los roles se asignan solo aquí.
idp-members = Quién puede entrar
idp-members-hint = Grupos, separados por comas. Vacío: todas las personas del proveedor.
idp-email = Claim del correo electrónico
idp-email-hint = Por ejemplo, email.
idp-first-name = Claim del nombre
idp-last-name = Claim de los apellidos
idp-claim-hint = Si no está seguro, déjelo así.
idp-trusts-email = Sus direcciones de correo están confirmadas aunque no lo diga (email_verified)
idp-error-name = Escriba un nombre legible.
idp-error-claims = Hasta 20 grupos y scopes de 128 caracteres como máximo cada uno.
idp-error-issuer = Escriba una dirección sin parámetros, por ejemplo https://id.example.com
idp-error-client-id = Escriba el ID de cliente.
idp-error-secret = Escriba el secreto de cliente.
idp-error-domains = Elija al menos un dominio.
idp-error-not-proven = Uno de estos dominios no está verificado.
idp-error-taken = Uno de estos dominios ya lleva a otro proveedor.
idp-error-fault = No se guardó nada: { $why }.
idp-error-not-with-it = Inicie sesión primero usted con este proveedor para no quedarse sin acceso.
idp-done-saved = Guardado
idp-done-checked = Comprobado
idp-done-removed = Proveedor quitado
admin-time-zone = Zona horaria
admin-time-zone-hint = Las páginas y los correos para los usuarios de su empresa muestran las horas en esta zona.
admin-time-zone-save = Guardar la zona horaria
admin-time-zone-unknown = Elija una zona horaria de la lista
admin-done-time-zone = Zona horaria guardada
admin-second-factor = Exigir el inicio de sesión en dos pasos
admin-second-factor-hint = Todas las personas de su empresa lo configuran en su próximo inicio de sesión: una aplicación de autenticación o una llave de acceso. Las sesiones abiertas continúan.
admin-second-factor-save = Guardar el inicio de sesión en dos pasos
admin-done-second-factor = Inicio de sesión en dos pasos guardado
admin-apps-lead = Todas las aplicaciones que han conectado los usuarios de { $company }, las más arriesgadas primero. Bloquear una aplicación pone fin a su acceso de inmediato para todos.
admin-apps-none-text = Aquí aparecen las aplicaciones que permiten los usuarios de { $company }, con lo que pueden hacer y cuántos usuarios tienen.
admin-apps-no-match = Ninguna aplicación coincide
admin-apps-no-match-text = Ninguna aplicación en uso coincide con su búsqueda.
admin-apps-all = Mostrar todas las aplicaciones
admin-apps-find = Buscar una aplicación
admin-apps-find-example = Aplicación, editor o id. de cliente
admin-app = Aplicación
admin-at-most = Como máximo
admin-people = Personas
admin-decision = Decisión
admin-any-decision = Todas
admin-any-level = Todos los niveles
admin-status-policy = Según la política
admin-status-approved = Aprobada
admin-status-blocked = Bloqueada
admin-manage = Gestionar
admin-block-row = Bloquear
admin-hosts = Aplicaciones que se presentan por sí mismas
admin-hosts-lead = Algunas aplicaciones no están registradas aquí: dicen quiénes son en una dirección propia. Lo que está demostrado de una aplicación así es su host.
admin-hosts-host = Host
admin-hosts-read = Última lectura
admin-hosts-failed = El último intento falló. { $why }
admin-document-read = Última lectura del documento
admin-document-failed = Último intento fallido
admin-hosts-others = Todos los demás hosts, y las aplicaciones sin host
admin-hosts-approve = Aprobar
admin-hosts-undecide = Dejar a la política
admin-hosts-add = Aprobar otro host
admin-hosts-add-hint = Por ejemplo, claude.ai. Todos en su empresa podrán permitir sus aplicaciones, diga lo que diga la política.
admin-hosts-no-host = Escriba un host, por ejemplo claude.ai.
admin-confirm-block-host = ¿Bloquear las aplicaciones de { $host }?
admin-confirm-block-hosts = ¿Bloquear todas las demás aplicaciones que se presentan por sí mismas?
admin-confirm-block-host-text = Nadie en su empresa podrá conectarlas. Quienes hayan conectado alguna pierden el acceso de inmediato.
admin-waiting =
    { $count ->
        [one] { $count } solicitud espera su respuesta.
        *[other] { $count } solicitudes esperan su respuesta.
    }
admin-waiting-who = { $name } solicita { $app }.
admin-waiting-review = Revisar las solicitudes
admin-file = Descargar en CSV
admin-facts = Datos
admin-asks-for = Solicita
admin-may-ask = Lo que puede solicitar
admin-person = Persona
admin-permissions = Permisos
admin-expires = Caduca
admin-never-expires = Nunca
admin-never-used = Nunca
admin-requests-counted =
    { $count ->
        [one] { $count } llamada en 30 días
       *[other] { $count } llamadas en 30 días
    }
admin-remove-row = Quitar
admin-app-nobody-text = Aquí aparecen los usuarios que permiten esta aplicación.
admin-find-person = Buscar a una persona
admin-find-person-by = Nombre o correo electrónico
admin-person-none = Nadie con ese nombre o esa dirección la ha conectado
admin-person-none-text = Compruebe la ortografía o muestre a todas las personas que la han conectado.
admin-person-all = Mostrar a todas
admin-unverified = Cualquiera puede registrar un nombre. Apruebe esta aplicación solo si sabe quién la gestiona.
admin-trust = He comprobado quién gestiona esta aplicación y le confío estos permisos.
admin-trust-missing = Para aprobar esta aplicación, confirme que ha comprobado quién la gestiona.
admin-preview = Ver la página de consentimiento
admin-preview-note = { $name } verá esta página cuando la aplicación esté aprobada. Aquí los botones no tienen efecto.
admin-preview-back = Volver a la solicitud
admin-requests-lead = Lo que los usuarios de { $company } necesitan que apruebe un administrador.
admin-requests-waiting = Pendientes
admin-requests-none-text = Cuando alguien le solicita poder conectar una aplicación, su solicitud espera aquí. La política decide quién debe solicitarlo.
admin-requests-none-answered = No hay solicitudes respondidas
admin-requests-none-answered-text = Aquí quedan las solicitudes que ha respondido un administrador.
admin-requests-policy = Abrir la política
admin-asked-by = Solicitado por
admin-asked-on = Solicitado
admin-answer = Respuesta
admin-answered-by = por { $name } el { $day }
admin-answer-refused = Rechazada
admin-review = Revisar
admin-open = Abrir
admin-policy-can = La aplicación puede
admin-policy-choice = { $level }: 

## Devices, and answers that go on as a form

form-post-title = Volver a la aplicación
form-post-going = Vuelve a { $host }. Si no ocurre nada, elija «Continuar».
form-post-continue = Continuar
error-request-used = Esta solicitud no se puede volver a usar
error-request-used-text = Ya se respondió, o es demasiado antigua. Vuelva a la aplicación y empiece de nuevo.
error-login-used = Este inicio de sesión no se puede volver a usar
error-login-used-text = Ya se usó, o es demasiado antiguo. Inicie sesión de nuevo.
error-login-other-browser = Este inicio de sesión empezó en otro navegador
error-login-other-browser-text = Un inicio de sesión solo vale en el navegador en el que empezó. Si alguien le ha enviado un enlace a esta página, ciérrela. Si no, inicie sesión de nuevo aquí.
error-login-rejected = No ha iniciado sesión
error-login-rejected-text = La página de inicio de sesión no le ha identificado. Puede intentarlo de nuevo.
error-login-changed = No se ha podido iniciar sesión
error-login-changed-text = Su cuenta ha cambiado entretanto. Inicie sesión de nuevo.
device-title = Conectar un dispositivo
device-lead = Su dispositivo muestra un código de ocho letras. Escríbalo aquí.
device-compare = Compare este código con el de su dispositivo. Continúe solo si son iguales.
device-label = Código que muestra su dispositivo
device-hint = Por ejemplo, WDJB-MJHT. En mayúsculas o minúsculas, con o sin guion.
device-warning = ¿Alguien le ha enviado este código, o un enlace a esta página? Entonces no continúe: el dispositivo de otra persona tendría acceso a su cuenta.
device-continue = Continuar
device-malformed = El código tiene ocho letras y ninguna cifra, por ejemplo WDJB-MJHT. Compruébelo en su dispositivo.
device-unknown = Ningún dispositivo espera con este código. Compruébelo en su dispositivo. Si es correcto, ha caducado o ya se ha usado: empiece de nuevo en el dispositivo.
device-throttled = Demasiados intentos. Inténtelo de nuevo después de las { $time }.
device-connected = Su dispositivo está conectado
device-go-back = Vuelva a su dispositivo. Continúe allí con { $app }.
device-close = Puede cerrar esta página.
consent-device = Está conectando un dispositivo. Debe mostrar este código:
consent-device-warning = No permita nada si alguien le ha enviado este código o si no tiene el dispositivo delante. De lo contrario, el dispositivo de otra persona obtiene este acceso.
consent-trust-device = He iniciado esta solicitud en mi propio dispositivo y confío en quienes gestionan esta aplicación.
consent-next-other-device = Después de responder, vuelva a su dispositivo para continuar.
consent-next-cancel-device = Si cancela, no se comparte nada con el dispositivo.

## Credenciales

cred-title = Credenciales
cred-lead = Claves y tokens con los que los sistemas de { $company } llaman a { $platform }.
cred-api-token = Token de API
cred-api-token-for = Para un solo sistema. Tiene los permisos que usted elija y caduca el día que usted elija.
cred-api-key = Clave de API
cred-api-key-for = Solo para pruebas. Da acceso a todo y no caduca.
cred-partner-key = Clave de API para partners
cred-partner-key-for = Para partners que todavía no pueden usar otra cosa. Da acceso a todo y no caduca.
cred-app = Aplicación
cred-app-for = Para software que actúa en nombre de cada persona. Cada persona la permite y la encuentra en «Aplicaciones conectadas».
cred-api-tokens = Tokens de API
cred-api-keys = Claves de API
cred-only-administrators = Solo los administradores pueden crear claves de API.
cred-everything = Todo
cred-count =
    { $count ->
        [one] { $count } permiso
        *[other] { $count } permisos
    }
cred-no-end = No caduca
cred-active = Vigente
cred-expired = Caducó el { $day }
cred-revoked = Se revocó el { $day }
cred-old-stops = El secreto anterior funciona hasta el { $when }
cred-replace = Reemplazar { $name }
cred-copy = Crear una copia con otros permisos
cred-all = Todas las credenciales
cred-opens = Permisos
cred-opens-everything = Todo en { $company }: una clave no tiene permisos que elegir.
cred-secrets = Secretos
cred-secret-made = Creado el { $day }
cred-secret-stopped = Dejó de funcionar el { $when }
cred-note = Nota
cred-maker = Creado por
cred-made = Creado
cred-status = Estado
cred-token-new = Crear un token de API
cred-token-lead = Para un solo sistema. Tiene los permisos que usted elija aquí, y nunca más que los suyos.
cred-name = Nombre
cred-name-hint = ¿Dónde se usará? Por ejemplo: página de empleo, producción
cred-note-hint = ¿Para qué sirve? Opcional.
cred-start = Punto de partida
cred-start-self = Elegir yo los permisos
cred-start-use = Usar esta plantilla
cred-permissions = Permisos
cred-ends = Caducidad
cred-ends-in = Dentro de { $days } días: el { $day }
cred-ends-on = En esta fecha
cred-ends-day = Fecha
cred-no-more = No podrá añadir permisos más tarde. Tendría que crear un token nuevo.
cred-review = Revisar
cred-review-title = ¿Es correcto?
cred-highest = Permiso más alto
cred-back = Volver
cred-token-create = Crear el token
cred-error-name = Escriba un nombre.
cred-error-long = Use { $limit } caracteres como máximo.
cred-error-text = Use palabras sencillas, separadas por un solo espacio y sin direcciones web.
cred-error-no-permission = Elija al menos un permiso.
cred-error-administrator = Solo un administrador puede dar este permiso: { $permission }
cred-error-unknown = Este permiso no existe: { $permission }
cred-error-ends = Elija una fecha desde mañana hasta el { $day }.
cred-once-token = Copie su token ahora
cred-once-key = Copie su clave ahora
cred-once-lead = Lo mostramos una sola vez y no guardamos ninguna copia legible.
cred-once-store = Guárdelo en un almacén de secretos, no en código, correos ni chats.
cred-once-send = Su sistema lo envía con cada llamada, en esta cabecera:
cred-once-done = Ya lo he guardado: listo
cred-again-title = Ya está creado
cred-again-text = Lo que creó se mostró una sola vez. Si no lo guardó, reemplácelo.
cred-oauth-client = Cliente OAuth
cred-oauth-client-for = Para un servidor que llama a otros servidores en nombre de la empresa. Recibe tokens de acceso de corta duración.
cred-oauth-clients = Clientes OAuth
cred-only-administrators-clients = Solo los administradores pueden crear clientes OAuth.
cred-client-new = Crear un cliente OAuth
cred-client-lead = Para un sistema que llama a la API en nombre de { $company }, sin intervención de un usuario. Recibe sus propios tokens de acceso (client credentials).
cred-client-name-hint = ¿Qué sistema lo usará? Por ejemplo: nóminas, producción
cred-description = Descripción
cred-client-role = Actúa como
cred-client-administrator = Accede a todos los datos de { $company } y puede tener permisos que requieren un administrador.
cred-client-standard = Solo accede a lo que puede ver un usuario con el rol Estándar. Los datos de personas concretas, como sus puestos y candidatos, quedan fuera de su alcance.
cred-client-no-more = No podrá cambiar los permisos ni el rol más tarde. Tendría que crear un cliente nuevo.
cred-client-create = Crear el cliente
cred-client-id = Id. de cliente
cred-once-client = Copie su secreto de cliente ahora
cred-once-client-id = El id. de cliente no es secreto. Lo encuentra siempre en la página «Credenciales».
cred-once-client-send = Su sistema canjea ambos por un token de acceso en esta dirección:
cred-error-role = Elija el rol con el que actúa.
cred-error-beyond = Con el rol Estándar, este permiso no daría acceso a nada: { $permission }
cred-key-new = Crear una clave de API
cred-key-warning = Da acceso a todo
cred-key-warning-text = Una clave de API puede leer y cambiar todo en { $company }. No tiene permisos que elegir ni fecha de fin. Úsela solo para pruebas.
cred-key-kind = Tipo
cred-key-confirm = La necesito para pruebas
cred-key-confirm-partner = La necesito para pruebas, o para un partner que no puede usar otra cosa
cred-key-unconfirmed = Marque la casilla para confirmar que la necesita para esto.
cred-key-create = Crear la clave
cred-replace-lead = Recibe un secreto nuevo. Hasta que el anterior deje de funcionar, funcionan los dos.
cred-replace-when = El secreto anterior deja de funcionar
cred-replace-now = Inmediatamente
cred-replace-hour = Dentro de 1 hora
cred-replace-day = Dentro de 24 horas
cred-replace-week = Dentro de 7 días
cred-replace-do = Crear un secreto nuevo
cred-revoke-question = ¿Revocar { $name }?
cred-revoke-text = Las llamadas que usan esta credencial fallan de inmediato. Esto no se puede deshacer.
cred-keep = Conservar
cred-revoke-do = Revocar
cred-done-made = Listo. Ya puede usar { $name }.
cred-done-revoked = Se ha revocado. { $name } ya no funciona.
cred-create = Crear credencial
cred-expires-soon = Caduca pronto
cred-ended = Caducadas y revocadas
cred-unused = Sin uso
cred-full-access = Acceso total
cred-find = Buscar por nombre, creador o últimos caracteres
cred-name-and-maker = Nombre, creado por
cred-maker-and-day = { $name }, { $day }
cred-never = Nunca
cred-api-tokens-about = un solo sistema, permisos elegidos
cred-oauth-clients-about = de servidor a servidor, para la empresa
cred-api-keys-about = solo para pruebas: acceso a todo, sin caducidad
cred-none = Todavía no hay credenciales
cred-none-why = Una credencial permite que uno de sus sistemas llame a la API. Cree una para cada sistema, solo con los permisos que necesite.
cred-none-soon = Nada caduca pronto
cred-none-soon-why = Una credencial aparece aquí { $days } días antes de caducar.
cred-none-ended = Nada ha caducado ni se ha revocado
cred-none-ended-why = Lo que ya no es válido sigue aquí { $days } días, para que pueda ver por qué dejó de funcionar un sistema.
cred-none-found = No se encontró ninguna credencial
cred-none-found-why = Compruebe la ortografía o consulte todas las credenciales.
cred-replace-row = Reemplazar

# Aplicaciones que hace una empresa.

partner-title = Sus aplicaciones
partner-lead = Aplicaciones que { $company } hace para otros. Cada persona decide qué les permite.
partner-none = Todavía no hay aplicaciones
partner-none-text = Una aplicación que registre aquí puede pedir a los usuarios acceso a su cuenta. Son cinco pasos breves; puede detenerse después de cada uno y continuar más tarde.
partner-new = Registrar una aplicación
partner-draft = Borrador
partner-active = Registrada
partner-waits = En revisión
partner-listed = En el mercado
partner-declined = Rechazada
partner-column-app = Aplicación
partner-column-status = Estado
partner-permissions-fact = Permisos
partner-continue = Continuar
partner-remove-short = Eliminar
partner-no-host = Ninguna todavía
partner-more-hosts = y { $count } más
partner-shown =
    { $count ->
        [one] 1 aplicación en esta página
        *[other] { $count } aplicaciones en esta página
    }
partner-unnamed = Aplicación sin nombre
partner-steps = Pasos
partner-step-now = Paso { $number } de { $all }: { $step }
partner-step-about = Sobre la aplicación
partner-step-publisher = Editor
partner-step-addresses = Direcciones
partner-step-permissions = Permisos
partner-step-review = Revisar
partner-step-done = (hecho)
partner-step-missing = pendiente
partner-save = Guardar y continuar
partner-save-now = Guardar
partner-review-changes = Revisar los cambios
partner-unsaved-text = Hay cambios sin guardar. Los usuarios ven la aplicación como estaba.
partner-pages = Páginas de esta aplicación
partner-overview = Resumen
partner-configure = Configurar
partner-credentials = Credenciales de la aplicación
partner-listing = Publicación
partner-facts = De un vistazo
partner-change = Cambiar
partner-about = Sobre la aplicación
partner-about-lead = Los usuarios leen el nombre y lo que hace la aplicación antes de decidir. Podrá cambiar ambos más tarde.
partner-name = Nombre
partner-name-hint = Como la conocen los usuarios. Hasta 50 caracteres.
partner-description = Qué hace
partner-description-hint = Una línea que leen los usuarios, sin direcciones web.
partner-kind = ¿Dónde se ejecuta?
partner-kind-server = En nuestro servidor
partner-kind-server-text = Puede mantener un secreto protegido.
partner-kind-browser = En el navegador
partner-kind-browser-text = Todo lo que contiene se puede leer, así que no recibe ningún secreto.
partner-kind-device = En los dispositivos de los usuarios
partner-kind-device-text = Un programa o una aplicación para teléfonos. No recibe ningún secreto.
partner-kind-kept = El lugar donde se ejecuta una aplicación no se puede cambiar después de registrarla.
partner-publisher = ¿Quién hace sus aplicaciones?
partner-publisher-lead = Esto se muestra con cada aplicación de { $company }. Se escribe una sola vez.
partner-publisher-name = Nombre del editor
partner-publisher-name-hint = Como le conocen los usuarios.
partner-publisher-renamed = Si cambia el nombre, todos los usuarios de sus aplicaciones recibirán una nueva solicitud.
partner-website = Sitio web
partner-website-hint = Por ejemplo: https://example.com
partner-support = Correo electrónico de asistencia
partner-support-hint = Se muestra junto a su aplicación. Por ejemplo: help@example.com. Opcional.
partner-support-error = Escriba una dirección de correo electrónico, como help@example.com
partner-privacy = Política de privacidad
partner-privacy-hint = La dirección de la página. Opcional.
partner-terms = Condiciones de uso
partner-terms-hint = La dirección de la página. Opcional.
partner-link-error = Escriba una dirección que empiece por https://
partner-domains = Sus dominios
partner-domains-lead = Verifique que un dominio es suyo. Hasta entonces, los usuarios ven «Editor no verificado» y ningún logotipo. Cuando la aplicación envía a los usuarios a una dirección de un dominio verificado, ven ese dominio con un distintivo. El distintivo de su nombre se añade cuando lo hemos revisado y se pierde si cambia el nombre, los dominios o las direcciones de redirección.
partner-domains-later = Guarde primero quién hace sus aplicaciones. Después podrá verificar sus dominios.
partner-domain = Dominio
partner-domain-hint = Por ejemplo: example.com
partner-domain-add = Añadir un dominio
partner-domain-error = Escriba un nombre de dominio, como example.com. Las direcciones IP y los nombres de una sola máquina no se pueden verificar.
partner-domain-many = No puede añadir más dominios.
partner-domain-record = Añada este texto como registro TXT de este nombre
partner-domain-file = O póngalo en un archivo disponible en esta dirección
partner-domain-check = Verificar { $domain }
partner-domain-remove = Quitar { $domain }
partner-domain-waiting = En espera
partner-domain-verified = Verificado
partner-domain-failed = No verificado
partner-domain-not-found = No encontramos ni el registro ni el archivo el { $day }. Los registros nuevos pueden tardar unas horas en verse en todas partes.
partner-domain-other = Encontramos un registro o un archivo con otro texto el { $day }. Copie de nuevo el texto de abajo.
partner-domain-no-answer = Ni el servidor de nombres ni el servidor web del dominio respondieron el { $day }.
partner-domain-proven-record = Verificado por el registro el { $day }.
partner-domain-proven-file = Verificado por el archivo el { $day }.
partner-addresses = ¿Adónde vuelven los usuarios?
partner-addresses-lead = Cuando los usuarios han decidido, los enviamos a una de estas direcciones. Debe ser exactamente la misma que en la solicitud de la aplicación: cada carácter, y la barra del final.
partner-redirect-uris = Direcciones de redirección
partner-redirect-uris-hint = Una por línea, que empiece por https://
partner-testing-addresses = Direcciones de redirección para pruebas
address-for-testing = { $address } (para pruebas)
partner-response-modes = Cómo llegan las respuestas a su aplicación
partner-response-modes-hint = Elija lo que lee su aplicación. La mayoría lee la consulta de la dirección.
partner-response-query = En la consulta de la dirección
partner-response-fragment = En el fragmento de la dirección, que solo ven los scripts
partner-response-form-post = En un formulario que envía el navegador
partner-sign-in = Inicio de sesión
partner-sign-in-lead = Cómo se inicia sesión en su aplicación con OpenID Connect. La mayoría de las aplicaciones no cambia nada aquí.
partner-subject = El identificador con el que su aplicación reconoce a las personas
partner-subject-hint = Es el sub de los tokens de identidad. Si cambia su tipo, su aplicación no reconocerá a nadie que haya iniciado sesión antes.
partner-subject-public = El mismo identificador en todas las aplicaciones
partner-subject-public-text = Para empresas cuyas aplicaciones comparten usuarios.
partner-subject-pairwise = Un identificador propio
partner-subject-pairwise-text = No permite a otras aplicaciones saber que es la misma persona. Solo lo comparten las aplicaciones cuyas direcciones de redirección están todas en el mismo host.
partner-algorithm = Firma de los tokens de identidad
partner-algorithm-hint = Elija lo que verifica la biblioteca de su aplicación.
partner-algorithm-usual = Todas las bibliotecas la verifican.
partner-pkce = Protección del código
partner-pkce-hint = Así, solo su aplicación puede usar un código robado por el camino.
partner-pkce-required = Un desafío (PKCE)
partner-pkce-required-text = Cada solicitud lleva uno.
partner-pkce-or-nonce = Un desafío o un nonce
partner-pkce-or-nonce-text = Para bibliotecas sin PKCE: una solicitud con openid y un nonce no necesita desafío.
partner-logout-uris = Direcciones tras cerrar sesión
partner-logout-uris-hint = Una por línea. Su aplicación puede hacer que se lleve allí a las personas que han cerrado sesión aquí.
partner-backchannel-logout = Cierre de sesión back-channel
partner-backchannel-logout-hint = Opcional: https, en un host de sus direcciones de redirección, sin puerto. Su aplicación recibe allí un token de cierre de sesión cuando termina una sesión con la que alguien inició sesión en ella.
partner-logout-session = ID de sesión en los tokens de cierre de sesión
partner-logout-session-required = Exigido por la aplicación (siempre figura, como sid)
partner-initiate-login = Dirección que comienza un inicio de sesión
partner-initiate-login-hint = Opcional, en un host de sus direcciones de redirección. «Aplicaciones conectadas» lleva allí.
partner-max-age = Tiempo máximo desde el inicio de sesión, en segundos
partner-max-age-hint = Opcional. Quien inició sesión hace más tiempo vuelve a iniciarla. Una solicitud con max_age prevalece.
partner-two-factors = Inicio de sesión en dos pasos
partner-two-factors-always = Exigirlo, salvo que una solicitud con acr_values diga otra cosa
partner-error-max-age = Escriba de 0 a { $limit } segundos, o deje el campo vacío
partner-error-initiate-login = Escriba una dirección que empiece por https:// y no tenga parte tras #
partner-error-initiate-host = La dirección debe estar en un host de sus direcciones de redirección
partner-error-backchannel-logout = Cierre de sesión back-channel: { $fault }
partner-error-public-nonce = Una aplicación sin secreto debe enviar un desafío
partner-playground-hint = Para probar la aplicación en la zona de pruebas, añada esta dirección. Junto a una dirección de su dominio solo sirve para pruebas: nada cambia para los usuarios.
partner-error-line = Línea { $line }: { $fault }
partner-error-no-address = Escriba al menos una dirección.
partner-error-many-addresses = Escriba { $limit } direcciones como máximo.
partner-error-repeated = esta dirección ya está en la lista
partner-error-characters = no se permiten espacios ni letras que no sean ASCII
partner-error-wildcard = no se permiten comodines
partner-error-not-absolute = escriba la dirección completa, con https://
partner-error-fragment = no se permiten fragmentos (#)
partner-error-user-info = no se permite un nombre de usuario ni una contraseña
partner-error-https = https es obligatorio
partner-error-scheme = no se permite este tipo de dirección
partner-error-own-scheme = el esquema propio de una aplicación debe ser un nombre de dominio invertido, como com.example.app
partner-error-answer = la dirección no debe contener code, state, iss ni error
partner-error-ip = use un nombre de host en lugar de una dirección IP
partner-error-port = omita el puerto
partner-error-look-alike = el nombre de host mezcla alfabetos o tiene letras que se parecen a otras
partner-permissions = ¿Qué permisos necesita su aplicación?
partner-permissions-lead = Los usuarios confían en las aplicaciones que piden poco. Indique para cada permiso por qué lo necesita: los usuarios lo leen en la página de consentimiento.
partner-not-used = No se usa
partner-required = Obligatorio
partner-required-text = La aplicación no funciona sin él.
partner-optional = Opcional
partner-optional-text = Los usuarios eligen.
partner-default = Pedirlo cuando una solicitud no indica ningún permiso
partner-purpose = ¿Por qué lo necesita?
partner-purpose-hint = Los usuarios leen esto. Hasta 120 caracteres.
partner-error-purpose = Indique por qué necesita esto: { $permission }
partner-error-purpose-text = Use hasta 120 caracteres con palabras sencillas, sin direcciones web: { $permission }
partner-error-no-permission = Elija al menos un permiso.
partner-many = Pide { $count } permisos. Las aplicaciones que piden seis o menos se permiten más a menudo.
partner-admin = Algunos de estos solo los puede permitir un administrador: { $permissions }
partner-error-name = Escriba un nombre.
partner-error-name-long = Use 50 caracteres como máximo.
partner-error-name-text = Use letras, cifras y puntuación sencilla, en un solo alfabeto, sin direcciones web.
partner-error-name-taken = Este nombre se parece al de otro editor o de otra aplicación: { $name }
partner-error-description = Indique en una línea qué hace la aplicación.
partner-review-todo = Antes de poder registrar la aplicación
partner-review-publisher = Indique quién hace sus aplicaciones.
partner-register = Registrar la aplicación
partner-register-text = Recibe un id. de cliente, y un secreto si la aplicación puede protegerlo.
partner-preview = Ver la página de consentimiento
partner-preview-title = Vista previa
partner-preview-note = Esto es solo una vista previa. Aquí no se permite nada, y no se avisa a ninguna aplicación.
partner-preview-as = Mostrar como
partner-preview-back = Volver a la aplicación
partner-changes = Cambios sin guardar
partner-changes-todo = Antes de poder guardar los cambios
partner-changes-save = Guardar los cambios
partner-change-name = El nombre cambia de { $before } a { $now }.
partner-change-description = La descripción cambia.
partner-change-host = Se puede enviar a los usuarios a otro host: { $host }
partner-change-new-address = Se puede enviar a los usuarios a otra dirección: { $address }
partner-change-address = Esta dirección ya no se puede usar: { $address }
partner-change-testing = Puede probar la aplicación en esta dirección: { $address }
partner-change-modes = Las respuestas pueden llegar a la aplicación por otras vías que antes.
partner-change-sign-in = La aplicación inicia la sesión de las personas con otras reglas que antes.
partner-change-subjects = La aplicación recibe un identificador nuevo para todos: no reconoce a nadie que haya iniciado sesión antes.
partner-change-required = Esto pasa a ser obligatorio: { $permission }
partner-change-optional = Esto se puede pedir: { $permission }
partner-change-gone = Esto ya no se puede pedir: { $permission }. Lo que los usuarios permitieron antes se mantiene hasta que lo quiten.
partner-change-words = Cambia el motivo: { $permission }
partner-change-asks = Todos los usuarios de la aplicación recibirán una nueva solicitud la próxima vez que esta los envíe aquí.
partner-change-review = La aplicación sale del mercado de aplicaciones hasta que la hayamos revisado de nuevo.
partner-done-saved = Guardado.
partner-done-removed = La aplicación se ha eliminado.
partner-client-text = Su aplicación envía el id. de cliente con cada solicitud. No es secreto.
partner-secret = Secreto de cliente
partner-secret-text = Su servidor envía el secreto, junto con el id. de cliente, cuando canjea un código o un token de actualización por un token de acceso. Demuestra que la solicitud viene de su aplicación. Guárdelo en su servidor: nunca en un navegador, en un dispositivo ni en un repositorio.
partner-once-client-id = Su aplicación envía el id. de cliente con cada solicitud. No es secreto y permanece en la página «Credenciales» de la aplicación.
partner-once-next = Guarde primero el secreto. Después recorra el flujo en la zona de pruebas, a la que se llega desde la página de la aplicación, o escriba su aplicación:
partner-use = Cómo usarlos
partner-use-library = La mayoría de las bibliotecas OAuth solo necesitan el id. de cliente, el secreto si lo hay, y esta dirección, que describe el servidor:
partner-use-curl = Con curl, un código se convierte así en un token. Sustituya lo que está en mayúsculas:
partner-use-curl-public = Con curl, y sin secreto, un código se convierte así en un token. Sustituya lo que está en mayúsculas:
partner-no-secret = Esta aplicación no tiene secreto: se ejecuta donde cualquiera puede leerla.
partner-secret-replace = Reemplazar el secreto
partner-play = Probarla en la zona de pruebas
partner-play-text = La zona de pruebas le guía paso a paso por todo el recorrido, con su aplicación.
partner-play-address = Añada primero la dirección de la zona de pruebas a las direcciones de redirección de la aplicación. Sirve para pruebas: a los usuarios no se les vuelve a preguntar.
partner-play-add = Añadir la dirección
partner-next = Próximos pasos
partner-next-play = Probar el flujo
partner-next-code = Escribir la aplicación
partner-next-code-text = El id. de cliente, el secreto y cómo los usa una biblioteca o curl.
partner-next-code-go = Mostrar las credenciales
partner-next-offer = Ofrecerla a otras empresas
partner-next-offer-go = Ir a la publicación
partner-market = Mercado de aplicaciones
partner-market-text = En el mercado de aplicaciones, la aplicación se ofrece a todas las empresas.
partner-market-unlisted = No se ofrece.
partner-market-submitted = Enviada el { $day }. La revisamos antes de que se ofrezca.
partner-market-listed = Se ofrece desde el { $day }.
partner-market-declined = Rechazada el { $day }. Motivo: { $note }
partner-market-submit = Enviarla al mercado de aplicaciones
partner-market-withdraw = Quitarla del mercado de aplicaciones
partner-market-lacks = Antes de que se pueda ofrecer:
partner-lacks-verified = Verifique el dominio de cada dirección de redirección.
partner-lacks-website = Indique su sitio web: los usuarios empiezan allí.
partner-lacks-privacy = Indique la dirección de su política de privacidad.
partner-lacks-loopback = Añada una dirección de redirección en su dominio. Las direcciones del propio equipo solo sirven para pruebas.
partner-logo = Logotipo
partner-logo-text = Los usuarios lo ven en la página de consentimiento en cuanto uno de sus dominios está verificado. Hasta entonces ven la primera letra del nombre.
partner-logo-later = Podrá subir un logotipo cuando la aplicación esté registrada.
partner-logo-now = Su logotipo tal como lo ven los usuarios
partner-logo-file = Imagen
partner-logo-hint = Un archivo PNG, JPEG o WebP de 1 MiB como máximo, y de 2048 píxeles de ancho y de alto como máximo. Lo reducimos a 96 × 96 píxeles.
partner-logo-asks = Un logotipo nuevo se aplica de inmediato. Todos los usuarios de la aplicación recibirán una nueva solicitud la próxima vez que esta los envíe aquí.
partner-logo-upload = Subir el logotipo
partner-logo-remove = Quitar el logotipo
partner-logo-none = Elija una imagen.
partner-logo-bytes = El archivo ocupa más de 1 MiB. Redúzcalo.
partner-logo-format = Este archivo no es una imagen PNG, JPEG o WebP. Guarde la imagen como PNG.
partner-logo-pixels = La imagen tiene más de 2048 píxeles de ancho o de alto. Redúzcala.
partner-logo-broken = La imagen está dañada. Guárdela de nuevo como PNG.
partner-remove = Eliminar la aplicación
partner-remove-question = ¿Eliminar { $name }?
partner-remove-text = Nadie podrá conectarla, y todas las personas que la hayan conectado pierden el acceso de inmediato. Esto no se puede deshacer.
partner-remove-draft = Lo que escribió se elimina.
partner-publisher-mark = Editor

# El mercado de aplicaciones.

market-title = Mercado de aplicaciones
market-lead = Aplicaciones que otros hacen para { $platform }. Hemos revisado cada una de ellas.
market-none = Aquí todavía no hay aplicaciones
market-none-text = Una aplicación aparece aquí cuando sus propietarios la han enviado y la hemos revisado.
market-apps = Aplicaciones
market-view = Ver
market-look = Revisar
market-owner = Empresa
market-since = Enviada el
market-listed-since = Se ofrece desde
market-about = Quién la hace
market-no-domain = Ninguno
market-address-verified = Dominio verificado
market-address-unverified = Dominio no verificado
market-address-testing = Para pruebas
market-address-device = En el dispositivo del usuario
market-warnings = Compruebe esto primero
market-warn-unverified = Una dirección de redirección no está en ningún dominio verificado del editor: nada indica quién recibe las respuestas.
market-warn-name = Nadie ha confirmado que el editor use el nombre { $publisher }. Solo está verificado el dominio.
market-warn-privacy = El editor no indica ninguna política de privacidad.
market-warn-website = El editor no indica ningún sitio web.
market-warn-admin = Pide algo que solo un administrador puede permitir: { $permissions }
market-warn-many = Pide { $count } permisos. ¿Los necesita todos para lo que hace?
market-decide = Decidir
market-own = Su empresa hace esta aplicación. Decide alguien de otra empresa.
market-own-short = (la suya)
market-website = Abrir el sitio web de la aplicación para conectarla
market-approve = Aprobarla para { $company }
market-approve-text = Después, todos en { $company } podrán permitirla, en la medida de su rol.
market-approved = { $company } la ha aprobado.
market-approved-short = Aprobada
market-not-approved = Lo decide la política
market-review = Aplicaciones por revisar
market-review-lead = Sus propietarios quieren ofrecerlas en el mercado de aplicaciones.
market-review-none = Nada que revisar
market-review-none-text = Cuando un propietario envía una aplicación, espera aquí una decisión.
market-names = Nombres de editores
market-names-lead = Un dominio verificado indica adónde van las respuestas de una aplicación, no de quién es. Confirme un nombre solo si ha comprobado que la organización que está detrás de estos dominios lo usa. Cualquier cambio de nombre, dominios o direcciones pone fin a la confirmación.
market-names-none = Ningún editor tiene un dominio verificado
market-names-none-text = Un nombre se puede confirmar cuando su editor ha verificado un dominio.
market-name-state = Nombre
market-name-open = Sin confirmar
market-name-since = desde el { $day }
market-name-own = Su propia empresa: decide otra persona.
market-name-accept = Confirmar el nombre { $name }
market-name-end = Quitar la confirmación de { $name }
market-accept = Ofrecer { $name }
market-decline = Rechazar { $name }
market-note = Motivo para sus propietarios
market-note-hint = Lo leen si usted rechaza la aplicación. Hasta 120 caracteres.
market-done = Listo.

## El registro de auditoría

audit = Registro de auditoría
audit-lead = Quién ha iniciado sesión y quién ha hecho qué con las credenciales, los accesos y la política. Lo más reciente primero; las entradas están encadenadas, así que ninguna puede cambiarse sin que se note.
audit-none = Ninguna entrada coincide
audit-what = Qué
audit-who = Quién
audit-from = Desde
audit-to = Hasta
audit-file = Descargar en CSV
audit-who-example = Nombre o correo
audit-when = Cuándo ({ $zone })
audit-address = Desde
audit-none-text = Ninguna entrada coincide con su búsqueda.
audit-show-all = Mostrar todas las entradas
audit-empty = Aún no hay entradas
audit-empty-text = Los inicios de sesión y todo lo que se hace con las credenciales, los accesos y la política se registran aquí.
audit-older = Entradas más antiguas
audit-newest = Entradas más recientes
audit-file-limit = El archivo contiene como máximo las 10.000 entradas más recientes.
audit-set = { $what }: { $now }
audit-changed = { $what }: { $before } → { $now }
audit-unchanged = No ha cambiado nada.
audit-no-end-date = Sin fecha de fin
audit-yes = Permitido
audit-no = No permitido
audit-role = Rol
audit-account-disabled = Desactivada
audit-account-enabled = Activada
audit-account-password = Contraseña nueva
audit-account-first-name = Nombre
audit-account-last-name = Apellidos
audit-account-email = Correo electrónico
audit-account-signed-out = Sesión cerrada en todas partes
audit-account-subject = La plataforma lo conoce como
audit-account-job-title = Puesto
audit-invited-again = Una vez más
audit-via = A través de
audit-publisher = Editor
audit-name-before = Nombre anterior
audit-domains = Dominios
audit-hosts = Direcciones
audit-review-ended = El nombre ya no está confirmado
audit-email-link = Con el enlace de un correo
audit-secret-only = Los secretos anteriores han dejado de funcionar
audit-secret-beside = El secreto anterior sigue funcionando
audit-response-modes = Modos de respuesta
audit-client-sign-in = Cómo inicia la sesión de las personas
audit-domain-by-record = Verificado por el registro DNS
audit-domain-by-file = Verificado por el archivo
audit-domain-not-found = No se encontró ni el registro ni el archivo
audit-domain-other = El registro o el archivo contiene otro texto
audit-domain-no-answer = El dominio no respondió
audit-email-not-written = No se pudo redactar el correo
audit-all = Todo
audit-credentials = Credenciales
audit-grants = Acceso de aplicaciones
audit-policy = Política, decisiones y solicitudes
audit-apps = Sus propias aplicaciones
audit-people = Cuentas
audit-program = { $name } (una clave o un servicio)
audit-platform = La plataforma
audit-operator = El operador, en la línea de comandos
audit-server = El servidor, automáticamente
when-and-where = { $when }, desde { $address }
audit-credential-made =
    { $kind ->
        [api_key] Ha creado la clave de API { $name }
        [partner_api_key] Ha creado la clave de API para partners { $name }
        [api_token] Ha creado el token de API { $name }
        [oauth_client] Ha creado el cliente OAuth { $name }
        *[other] Ha creado la credencial { $name }
    }
audit-credential-replaced =
    { $kind ->
        [api_key] Ha reemplazado el secreto de la clave de API { $name }
        [partner_api_key] Ha reemplazado el secreto de la clave de API para partners { $name }
        [api_token] Ha reemplazado el secreto del token de API { $name }
        [oauth_client] Ha reemplazado el secreto del cliente OAuth { $name }
        *[other] Ha reemplazado el secreto de la credencial { $name }
    }
audit-credential-revoked =
    { $kind ->
        [api_key] Ha revocado la clave de API { $name }
        [partner_api_key] Ha revocado la clave de API para partners { $name }
        [api_token] Ha revocado el token de API { $name }
        [oauth_client] Ha revocado el cliente OAuth { $name }
        *[other] Ha revocado la credencial { $name }
    }
audit-client-added = Ha registrado el cliente { $name }
audit-client-secret-added = Ha añadido un secreto al cliente { $name }
audit-client-changed = Ha cambiado el cliente { $name }
audit-client-disabled = Ha desactivado el cliente { $name }
audit-client-enabled = Ha reactivado el cliente { $name }
audit-other = { $action }: { $name }
audit-signing-key-made = Ha generado la próxima clave de firma: { $name }
audit-server-key-made = Ha generado la próxima clave del servidor: { $name }
audit-server-key-retired = Ha anulado de inmediato una clave del servidor: { $name }
audit-master-key-changed = Ha cambiado la clave maestra a { $name }
audit-grant-given = Ha permitido el acceso a { $name }
audit-permission-removed = Ha quitado un permiso a { $name }
audit-grant-removed = Ha quitado todo el acceso a { $name }
audit-grant-of-person-removed = Ha quitado { $name } a una persona
audit-grants-of-app-removed = Ha quitado { $name } a todos
audit-app-blocked = Ha bloqueado { $name }
audit-app-approved = Ha aprobado { $name } para todos
audit-app-undecided = Ha aplicado la política a { $name }
audit-approval-asked = Ha solicitado acceso a { $name }
audit-approval-withdrawn = Ha retirado su solicitud de acceso a { $name }
audit-approval-given = Ha aprobado una solicitud para { $name }
audit-approval-refused = Ha rechazado una solicitud para { $name }
audit-policy-changed = Ha cambiado la política
audit-time-zone-changed = Ha cambiado la zona horaria de { $name }
audit-second-factor-required = Inicio de sesión en dos pasos exigido en { $name }
audit-second-factor-optional = Inicio de sesión en dos pasos ya no exigido en { $name }
audit-app-registered = Ha registrado la aplicación { $name }
audit-app-introduced = Ha respondido por primera vez a la aplicación { $name }, que se ha presentado por sí misma
audit-registration-token-made = Ha creado un token con el que las aplicaciones se registran por sí mismas
audit-host-approved = Ha aprobado las aplicaciones de { $name }
audit-host-blocked = Ha bloqueado las aplicaciones de { $name }
audit-host-undecided = Ha dejado las aplicaciones de { $name } a la política
audit-app-changed = Ha cambiado la aplicación { $name }
audit-logo-given = Ha subido un logotipo para la aplicación { $name }
audit-logo-removed = Ha quitado el logotipo de la aplicación { $name }
audit-app-removed = Ha eliminado la aplicación { $name }
audit-app-submitted = Ha enviado la aplicación { $name } al mercado de aplicaciones
audit-app-withdrawn = Ha quitado la aplicación { $name } del mercado de aplicaciones
audit-app-listed = Ha publicado la aplicación { $name } en el mercado de aplicaciones
audit-app-declined = Ha rechazado la aplicación { $name } para el mercado de aplicaciones
audit-publisher-changed = Ha guardado el editor { $name }
audit-publisher-reviewed = Ha confirmado el nombre del editor { $name }
audit-publisher-review-ended = Ha quitado la confirmación del nombre del editor { $name }
audit-domain-claimed = Ha añadido el dominio { $name }
audit-domain-checked = Ha verificado el dominio { $name }
audit-domain-dropped = Ha quitado el dominio { $name }
audit-company-added = Ha añadido la empresa { $name }
audit-user-added = Ha añadido la cuenta { $name }
audit-user-changed = Ha cambiado la cuenta { $name }
audit-login-rejected = { $name } no ha iniciado la sesión de nadie
audit-login-refused = Ha rechazado un inicio de sesión que empezó en otro navegador
audit-membership-added = Ha añadido a { $name } a la empresa
audit-membership-removed = Ha retirado a { $name } de la empresa
audit-idp-added = Ha añadido el proveedor de identidad { $name }
audit-idp-changed = Ha cambiado el proveedor de identidad { $name }
audit-idp-removed = Ha quitado el proveedor de identidad { $name }
audit-idp-demanded = Ha cambiado si es obligatorio iniciar sesión con { $name }
audit-identity-linked = Ha vinculado su cuenta a { $name }
audit-identity-unlinked = Vinculación de la cuenta con { $name } eliminada
audit-upstream-signed-out = Sesiones cerradas por { $name }
audit-passkey-added = Llave de acceso { $name } añadida
audit-passkey-removed = Llave de acceso { $name } eliminada
audit-passkey-refused = Llave de acceso { $name } rechazada: puede que se use una copia
audit-authenticator-added = Aplicación de autenticación { $name } añadida
audit-authenticator-removed = Aplicación de autenticación { $name } eliminada
audit-recovery-codes-made = Códigos de recuperación nuevos creados para { $name }
audit-recovery-code-used = Inicio de sesión con un código de recuperación de { $name }
audit-factors-reset = Llaves de acceso, aplicaciones de autenticación y códigos de recuperación de { $name } eliminados
audit-email-given-up = No ha podido enviar un correo a { $name }
audit-logout-given-up = No ha podido avisar a { $name } del fin de una sesión

## Correos

mail-greeting = Hola, { $name }:
mail-closing = Mensaje enviado automáticamente por { $platform } a { $email }. No se leen las respuestas. Nunca pedimos su contraseña por correo electrónico.
mail-fact = { $label }: { $value }
mail-allowed-subject = { $app } ya puede usar su cuenta de { $platform }
mail-allowed-text = Esto es lo que usted permitió a { $app } en su cuenta de { $platform }:
mail-allowed-preview = Lo permitió el { $time }. ¿No fue usted? Quite el acceso sin iniciar sesión.
mail-more-subject = { $app } ya puede hacer más cosas en su cuenta de { $platform }
mail-more-text = Esto es lo que usted permitió además a { $app } en su cuenta de { $platform }:
mail-renewed-subject = { $app } puede seguir usando su cuenta de { $platform }
mail-renewed-text = Esto es lo que usted volvió a permitir a { $app } en su cuenta de { $platform }. No hay nada nuevo:
mail-publisher = Editor
mail-when = Cuándo
mail-where = Desde la red
mail-gone = Este acceso ya se ha quitado.
mail-not-me = ¿No fue usted?
mail-remove = Quitar este acceso
mail-not-me-text = El enlace funciona durante { $days } días sin iniciar sesión y solo puede quitar este acceso. Si fue usted, no tiene que hacer nada.
mail-connected-apps = Encontrará todas sus aplicaciones en { $link }.
mail-asked-subject = { $name } solicita usar { $app }
mail-asked-text = { $name } ({ $email }) le pide que permita { $app } en { $company }. La aplicación solicita:
mail-asked-message = Mensaje de la persona:
mail-asked-link = Responder a la solicitud
mail-approved-subject = Ya puede conectar { $app }
mail-approved-text = { $name } aprobó su solicitud. Ya puede conectar { $app }: empiece en la aplicación. Antes no tiene ningún acceso.
mail-refused-subject = No puede conectar { $app }: su solicitud fue rechazada
mail-refused-text = { $name } rechazó su solicitud. No se ha compartido nada con { $app }.
mail-reason = Motivo:
mail-ends-subject = El token de API { $name } caduca el { $day }
mail-ends-text = El token de API { $name }, que acaba en { $ending }, es válido en { $company } hasta el { $time }. Después, las llamadas que lo usan fallan. Cree otro a tiempo si todavía lo necesita.
mail-stops-subject = Un secreto antiguo de { $name } dejará de funcionar el { $day }
mail-stops-text = El secreto de { $name } en { $company } que acaba en { $ending } se ha reemplazado. Dejará de funcionar el { $time }. Después, las llamadas que lo usan fallan. Los sistemas que todavía lo usan necesitan el nuevo.
mail-key-subject = La clave de API { $name } sigue dando acceso a todo
mail-key-text = La clave de API { $name }, que acaba en { $ending }, se creó el { $day }. Puede leer y cambiar todo en { $company } y no caduca nunca. Es solo para pruebas: revóquela si ya no la necesita.
mail-factor-subject =
    { $change ->
        [passkey_added] Se ha añadido una llave de acceso a su cuenta de { $platform }
        [passkey_removed] Se ha eliminado una llave de acceso de su cuenta de { $platform }
        [authenticator_added] Se ha añadido una aplicación de autenticación a su cuenta de { $platform }
        [authenticator_removed] Se ha eliminado una aplicación de autenticación de su cuenta de { $platform }
        [recovery_codes_made] Códigos de recuperación nuevos para su cuenta de { $platform }
        [recovery_code_used] Se ha usado un código de recuperación de su cuenta de { $platform }
        [identity_linked] Su cuenta de { $platform } se ha vinculado al inicio de sesión de una empresa
        [identity_unlinked] Su cuenta de { $platform } ya no está vinculada al inicio de sesión de una empresa
       *[reset] Se ha restablecido el inicio de sesión en dos pasos de { $platform }
    }
mail-factor-text =
    { $change ->
        [passkey_added] La llave de acceso { $name } ya permite iniciar sesión en su cuenta.
        [passkey_removed] La llave de acceso { $name } ya no permite iniciar sesión en su cuenta.
        [authenticator_added] A partir de ahora se piden los códigos de la aplicación de autenticación { $name } cuando inicia sesión con su contraseña.
        [authenticator_removed] Los códigos de la aplicación de autenticación { $name } ya no permiten iniciar sesión en su cuenta.
        [recovery_codes_made] Se han creado códigos de recuperación nuevos para su cuenta. Los anteriores ya no funcionan.
        [recovery_code_used] Alguien ha iniciado sesión en su cuenta con uno de sus códigos de recuperación, después de su contraseña. Ese código ya no funciona.
        [identity_linked] { $name } ya permite iniciar sesión en su cuenta.
        [identity_unlinked] { $name } ya no permite iniciar sesión en su cuenta.
       *[reset] Un administrador o el operador ha eliminado sus llaves de acceso, aplicaciones de autenticación y códigos de recuperación. Inicie sesión con su contraseña y configure de nuevo el inicio de sesión en dos pasos.
    }
mail-factor-link = Cerrar sesión en todas partes
mail-factor-link-text = El enlace funciona { $days } días sin iniciar sesión. Termina todas sus sesiones y retira lo que se añadió. Si fue usted, no tiene que hacer nada.
link-joins = Entonces también formará parte de { $company }.
mail-credential-link = Gestionar
not-me-text = No necesita iniciar sesión para esto. Si no fue usted quien permitió a { $app } usar su cuenta, quite su acceso.
not-me-keep = Conservar el acceso
not-me-removed = Acceso quitado
not-me-removed-text = { $app } ya no puede usar su cuenta.
not-me-next = Si no fue usted quien lo permitió, quizá alguien conozca su contraseña: pida una nueva a su administrador. Encontrará qué más se permitió en { $link }.
not-me-expired = Este enlace ha caducado
not-me-expired-text = Todavía puede quitar el acceso: inicie sesión y vaya a { $link }.
not-me-unknown = Este enlace no funciona
not-me-unknown-text = Quizá falte una parte. Puede quitar el acceso de todos modos: inicie sesión y vaya a { $link }.

## Cómo se inicia sesión

passkeys = Llaves de acceso
passkeys-lead = Inicie sesión con su huella, su cara o el bloqueo de pantalla en lugar de una contraseña. Una llave de acceso solo funciona en { $host }.
passkeys-none = Aún no hay llaves de acceso
passkeys-none-text = Una llave de acceso es más rápida que una contraseña, no se puede adivinar y reúne dos factores en uno.
passkeys-not-offered = Los navegadores no pueden crear llaves de acceso para la dirección de este servidor: necesita un nombre y HTTPS.
passkey-add = Añadir una llave de acceso
passkey-what = Su navegador pregunta dónde guardarla: en este dispositivo, en su teléfono, en una llave de seguridad o en un gestor de contraseñas.
passkey-make = Crear llave de acceso
passkey-name = Llave de acceso
passkey-default-name = Mi llave de acceso
passkey-known = Este dispositivo ya tiene una llave de acceso para su cuenta.
passkey-not-made = No se ha creado ninguna llave de acceso. Inténtelo de nuevo.
passkey-not-used = No se ha usado ninguna llave de acceso. Inténtelo de nuevo o inicie sesión con su contraseña.
passkey-no-script = Las llaves de acceso necesitan JavaScript y un navegador compatible. Todo lo demás funciona sin ello.
passkey-expired = Ha tardado demasiado, o la página estaba abierta en otro navegador. Inténtelo de nuevo.
passkey-copied = Rechazada el { $day }: puede que se use una copia. Elimínela si no sabe por qué.
passkey-sign-in = Iniciar sesión con una llave de acceso
passkey-remove-question = ¿Eliminar la llave de acceso { $name }?
passkey-remove-text = Ya no inicia sesión aquí. Elimínela también en su dispositivo para que no se ofrezca más.
second-factor = Inicio de sesión en dos pasos
second-factor-lead = Después de su contraseña, un código de su teléfono demuestra que es usted. Una llave de acceso no necesita código.
second-factor-demanded = { $company } exige el inicio de sesión en dos pasos.
second-factor-demanded-here = Lo que quiere hacer exige el inicio de sesión en dos pasos.
second-factor-set-up = Configurar el inicio de sesión en dos pasos
authenticators = Aplicaciones de autenticación
authenticators-none = El inicio de sesión en dos pasos está desactivado
authenticators-none-text = Añada una aplicación de autenticación. Se le pedirá su código cada vez que inicie sesión con su contraseña.
authenticator-add = Añadir una aplicación de autenticación
authenticator-name = Aplicación de autenticación
authenticator-default-name = Mi autenticador
authenticator-what = Sirve cualquier aplicación de códigos de un solo uso: la de su gestor de contraseñas u otra.
authenticator-scan = Escanee este código con la aplicación.
authenticator-qr = Código QR con la clave que aparece debajo
authenticator-type = O escribir la clave
authenticator-confirm = Confirmar
authenticator-expired = Esta página ha estado abierta demasiado tiempo. Escanee el código nuevo.
authenticator-remove-question = ¿Eliminar la aplicación de autenticación { $name }?
authenticator-remove-text = Sus códigos ya no sirven para iniciar sesión.
authenticator-remove-last = Es la única: el inicio de sesión en dos pasos quedará desactivado y sus códigos de recuperación dejarán de funcionar.
code = Código
code-first = Introduzca el código que muestra la aplicación
code-hint = 6 cifras. Cambia cada 30 segundos.
code-wrong = El código no es correcto o ya se usó. Introduzca el que la aplicación muestra ahora.
code-wrong-first = El código no es correcto. Compruebe la hora de su dispositivo e introduzca el código que la aplicación muestra ahora.
code-instead = Usar un código de la aplicación
recovery-code = Código de recuperación
recovery-code-hint = 16 letras y cifras. Cada uno sirve una vez.
recovery-code-wrong = El código de recuperación no es correcto o ya se usó.
recovery-code-instead = Usar un código de recuperación
recovery-codes = Códigos de recuperación
recovery-codes-left =
    { $count ->
        [0] No queda ningún código de recuperación
        [one] Queda 1 código de recuperación
       *[other] Quedan { $count } códigos de recuperación
    }
recovery-codes-what = Si pierde la aplicación, inicie sesión con un código de recuperación. Cada uno sirve una vez.
recovery-codes-once = Estos códigos solo se muestran una vez. Imprímalos o guárdelos en un gestor de contraseñas, no en el dispositivo de la aplicación.
recovery-codes-renew = Crear códigos de recuperación nuevos
recovery-codes-renew-question = ¿Crear códigos de recuperación nuevos?
recovery-codes-renew-text = Los anteriores dejarán de funcionar.
recovery-codes-renew-do = Crear códigos nuevos
recovery-codes-saved = Los he guardado
factor-added = Añadido
factor-name = Nombre
factor-name-hint = Para reconocerla, por ejemplo «Teléfono del trabajo».
factor-no-name = Introduzca un nombre.
factor-rename = Cambiar nombre
factor-save = Guardar
factor-remove = Eliminar
factor-keep = Conservar
factor-too-many = Ha llegado al máximo. Elimine antes un elemento.
factor-done-added = Se ha añadido.
factor-done-renamed = Se ha guardado el nombre.
factor-done-removed = Se ha eliminado.
second-step = Segundo paso
second-step-for = La contraseña de { $email } era correcta.
second-step-lost = ¿Lo ha perdido todo? Su administrador puede restablecer el inicio de sesión en dos pasos.
second-step-start-again = Empezar de nuevo
sign-in-or = o
sign-in-continue-with = Continuar con { $name }
sign-in-company = Usar el inicio de sesión de su empresa
sign-in-no-company = No hay ningún inicio de sesión de empresa para esta dirección. Compruebe la dirección o escriba su contraseña.
sign-in-link-first = Ya existe una cuenta con esta dirección. Inicie sesión para vincularla a { $name }.
sign-in-account-itself = Ha iniciado sesión con { $name }, que solo vale para su empresa. Para cambiar cómo inicia sesión en su cuenta, inicie sesión en la propia cuenta.
sign-in-up-used = Este inicio de sesión ya se usó o tardó demasiado. Empiece de nuevo.
sign-in-up-browser = Este inicio de sesión empezó en otro navegador. Empiece de nuevo aquí.
sign-in-up-no-account = Aquí no hay ninguna cuenta que pueda usar. Pregunte a su administrador.
sign-in-up-gone = Este inicio de sesión ya no existe.
sign-in-up-not-reached = No se puede conectar con { $name }. Inténtelo de nuevo en un momento.
sign-in-up-denied = { $name } no inició su sesión.
sign-in-up-not-recent = { $name } no confirmó que usted acaba de iniciar sesión. Inténtelo de nuevo allí.
sign-in-up-fault = La respuesta de { $name } no se puede aceptar. Inténtelo de nuevo; si no funciona, avise a su administrador.
sign-in-up-not-member = Su cuenta de { $name } no está permitida aquí. Pregunte a su administrador.
sign-in-up-incomplete = { $name } no indicó su nombre y una dirección de correo confirmada de su empresa. Pregunte a su administrador.
link-title = ¿Vincular su cuenta?
link-text = A partir de ahora podrá iniciar sesión en esta cuenta con { $name }.
link-act = Vincular la cuenta
link-not-now = Ahora no
sign-in-passkey-wrong = Esta llave de acceso no ha funcionado. Inténtelo de nuevo o inicie sesión con su contraseña.
sign-in-passkey-late = Ha tardado demasiado. Inténtelo de nuevo con la llave de acceso.
factor-link-question = ¿Cerrar sesión en todas partes?
factor-link-text = Terminan todas sus sesiones, en todos los navegadores. Después inicie sesión y cambie su contraseña.
factor-link-removes = También se elimina { $name }, que ya no dará acceso a su cuenta a nadie.
factor-link-keep = No hacer nada
factor-link-do = Cerrar sesión en todas partes
factor-link-done = Ha cerrado sesión en todas partes
factor-link-done-text = Si no fue usted, puede que otra persona conozca su contraseña: cámbiela y compruebe cómo se inicia sesión en su cuenta.
factor-link-other = Aún puede comprobar cómo se inicia sesión en su cuenta: inicie sesión y abra { $link }.
account-title = Su cuenta
account-lead = Su nombre, cómo inicia sesión en { $platform } y dónde la tiene iniciada.
account-details = Sus datos
account-first-name = Nombre
account-last-name = Apellidos
account-name-error = Introduzca un nombre, en una línea y sin caracteres invisibles.
account-email = Correo electrónico
account-email-hint = Con él inicia sesión, y ahí recibe los correos.
account-language = Idioma
account-save = Guardar datos
account-saved = Datos guardados.
account-password = Contraseña
account-password-text = Elija una nueva si es posible que otra persona la conozca. Se cerrará la sesión en todos los demás sitios.
account-passkeys-manage = Administrar llaves de acceso
account-passkeys-text = Inicie sesión con su huella, su cara o el bloqueo de pantalla en lugar de una contraseña.
account-second-factor-manage = Administrar el inicio de sesión en dos pasos
account-second-factor-text = Después de la contraseña, un código de su teléfono demuestra que es usted.
account-password-changed = Contraseña cambiada. Se ha cerrado la sesión en todos los demás sitios.
account-sessions = Dónde tiene la sesión iniciada
account-sessions-text = Cierre las sesiones que no reconozca y, después, cambie la contraseña.
account-providers = Inicio de sesión de la empresa
account-providers-text = También inicia sesión aquí con estos proveedores.
account-provider-unlink = Desvincular
account-provider-unlink-question = ¿Desvincular { $name }?
account-provider-unlink-text = Ya no iniciará sesión aquí con { $name }. Las sesiones que empezaron allí terminan. Puede volver a vincularlo iniciando sesión allí.
account-provider-unlink-demanded = { $company } lo exige. No podrá actuar en nombre de { $company } hasta que lo vincule de nuevo.
account-provider-keep = Conservar
account-provider-unlinked = Desvinculado.
account-provider-only = Es su única forma de iniciar sesión. Elija una contraseña o añada una llave de acceso antes de desvincularlo.
account-provider-signed-in = Ha iniciado sesión con su empresa. Inicie sesión con su contraseña o una llave de acceso para desvincularlo.
account-session-browser = Navegador
account-session-network = Red
account-session-first = Inicio de sesión
account-session-last = Último uso
account-session-apps = Sesión abierta en { $apps }
account-session-here = Este navegador
account-session-end = Cerrar sesión
account-session-ended = Se ha cerrado esa sesión.
account-sessions-end = Cerrar sesión en los demás sitios
account-sessions-ended = Se ha cerrado la sesión en todos los demás sitios.
account-browser = { $browser } en { $system }
account-browser-unknown = Navegador desconocido
account-unknown = Desconocida
password-title = Cambiar contraseña
password-lead = Se cerrará la sesión en todos los demás sitios. Las aplicaciones conservan su acceso, salvo que lo termine aquí.
password-present = Contraseña actual
password-by-passkey = Iniciar sesión con su llave de acceso en su lugar
password-new = Contraseña nueva
password-rule = De { $minimum } a { $limit } caracteres. Varias palabras sin relación entre sí son una buena opción.
password-delegates = Quitar también el acceso de todas las aplicaciones y revocar mis tokens de API
password-no-present = Introduzca su contraseña actual.
password-no-new = Introduzca una contraseña nueva.
password-wrong = La contraseña actual no es correcta.
password-same = Esa es su contraseña actual. Elija otra.
password-meanwhile = Entretanto se ha cambiado su contraseña en otro lugar. Aquí no se ha cambiado nada.
password-too-short = Use al menos { $minimum } caracteres.
password-too-long = Use como máximo { $limit } caracteres.
password-control = No use tabuladores ni otros caracteres de control.
password-weak-personal = Fácil de adivinar: contiene su nombre, su dirección o el nombre de la plataforma.
password-weak-common = Fácil de adivinar: muchas personas usan esta contraseña o una parecida.
password-weak-name = Fácil de adivinar: contiene nombres comunes.
password-weak-keyboard = Fácil de adivinar: es una fila o un patrón de teclas.
password-weak-repeats = Fácil de adivinar: se repite.
password-weak-sequence = Fácil de adivinar: contiene una secuencia como abc o 6543.
password-weak-date = Fácil de adivinar: contiene una fecha o un año.
password-weak-words = Fácil de adivinar: añada una o dos palabras que no tengan relación.
forgotten-link = ¿Ha olvidado su contraseña?
forgotten-title = ¿Ha olvidado su contraseña?
forgotten-text = Introduzca la dirección de correo de su cuenta de { $platform }. Recibirá un enlace con el que puede elegir una contraseña nueva.
forgotten-send = Enviar enlace
forgotten-no-email = Introduzca una dirección de correo, por ejemplo nombre@example.com.
forgotten-sent = Mire su correo
forgotten-sent-text = Si existe una cuenta con { $email }, hay un enlace en camino. Funciona una vez, durante { $minutes } minutos, en cualquier navegador.
forgotten-none = ¿No ha llegado nada? Mire en la carpeta de correo no deseado y compruebe la dirección, o pregunte a su administrador.
forgotten-back = Volver al inicio de sesión
choose-title = Elegir una contraseña nueva
choose-first = Elegir una contraseña
choose-welcome = Le damos la bienvenida a { $platform }
choose-for = { $name }, { $email }
choose-set = Establecer contraseña
choose-passkey = Crear una llave de acceso en su lugar
choose-after = Después tendrá la sesión iniciada aquí, y cerrada en todos los demás sitios.
choose-expired = Pida un enlace nuevo.
choose-unknown = Ya se ha usado, hay uno más reciente o falta una parte. Pida un enlace nuevo.
choose-again = Pedir un enlace nuevo
choose-invited-again = ¿Le habían invitado? También puede pedir una invitación nueva a su administrador.
lock-question = ¿Bloquear la cuenta { $email }?
lock-text = Esto cierra todas sus sesiones, quita el acceso de todas las aplicaciones y revoca sus tokens de API. La contraseña, las llaves de acceso y los códigos dejan de funcionar.
lock-next = Después recibirá un correo con un enlace para elegir una contraseña nueva.
lock-keep = No bloquear
lock-do = Bloquear cuenta
lock-done = Cuenta bloqueada
lock-done-text = Ya nadie tiene la sesión iniciada, y la contraseña no funciona. Hemos enviado un correo a { $email } con un enlace para elegir una nueva.
mail-browser-subject = Nuevo inicio de sesión en su cuenta de { $platform }
mail-browser-text = Alguien ha iniciado sesión en su cuenta con un navegador con el que no se había usado antes.
mail-password-subject = Se ha cambiado la contraseña de su cuenta de { $platform }
mail-password-text = Se ha cambiado su contraseña, y se ha cerrado la sesión en todos los demás sitios.
mail-lock-text = El enlace funciona durante { $days } días sin iniciar sesión. Cierra todas las sesiones, termina el acceso de aplicaciones y tokens de API, y hace que la contraseña deje de funcionar. Después elegirá una nueva. Si ha sido usted, no tiene que hacer nada.
mail-reset-subject = Elija una contraseña nueva para { $platform }
mail-reset-text = Ahora puede elegir una contraseña nueva para su cuenta de { $platform }.
mail-reset-link = Elegir una contraseña nueva
mail-reset-small = El enlace funciona una vez, durante { $minutes } minutos. Si no lo ha pedido, no tiene que hacer nada: mientras nadie lo use, nada cambia.
mail-invited-subject = { $company } le invita a { $platform }
mail-invited-text = { $name } ha creado una cuenta para usted en { $platform }, para { $company }. Elija una contraseña para iniciar sesión.
mail-invited-operator = Hay una cuenta para usted en { $platform }, para { $company }. Elija una contraseña para iniciar sesión.
mail-invited-link = Elegir una contraseña
mail-invited-small = El enlace funciona una vez, durante { $days } días. Si ha caducado, pida uno nuevo.
mail-locked-subject = Se ha terminado todo acceso a su cuenta de { $platform }
mail-locked-text = { $name } ha cerrado todas sus sesiones, ha quitado el acceso de todas las aplicaciones y ha revocado sus tokens de API.
mail-locked-operator = El operador de { $platform } ha cerrado todas sus sesiones, ha quitado el acceso de todas las aplicaciones y ha revocado sus tokens de API.
mail-locked-next = Puede volver a iniciar sesión con su contraseña y permitir las aplicaciones que necesite.
audit-sign-ins = Inicios de sesión
audit-user-invited = Ha invitado a { $name }
audit-locked-down = Ha terminado todo acceso de { $name }
audit-reset-asked = Ha enviado a { $name } un enlace para elegir una contraseña nueva
audit-password-changed = Ha cambiado la contraseña de { $name }
audit-signed-in = Ha iniciado sesión
audit-method = Método
method-password = contraseña
method-code = código de un solo uso
method-passkey = llave de acceso
method-two-factors = dos factores
audit-own-login = En el inicio de sesión de la plataforma
audit-signed-out = Ha cerrado sesión
audit-session-ended = Ha cerrado sesión en otro navegador
audit-sessions-ended = Ha cerrado las sesiones de { $name }
audit-sessions-others = Todas menos la actual
audit-by-password = Con la contraseña actual
audit-by-passkey = Con una llave de acceso
audit-delegates-ended = Acceso de aplicaciones y tokens de API terminado
people-title = Personas
people-lead = Todas las personas de { $company }, qué pueden hacer y cuándo iniciaron sesión por última vez.
people-invite = Invitar a una persona
people-invite-lead = Recibe un correo con un enlace para elegir una contraseña. Nadie más la conoce.
people-name = Nombre
people-role = Rol
people-role-administrator = Gestiona la empresa, sus personas y sus aplicaciones, y puede permitir todo a las aplicaciones.
people-role-standard = Puede permitir a las aplicaciones lo que ella misma puede hacer.
people-role-save = Guardar rol
people-signed-in = Última sesión
people-never = Nunca
people-status = Estado
people-active = Activa
people-invited = Invitada
people-disabled = Desactivada
people-invited-until = La invitación vale hasta
people-shown = { $count ->
    [one] { $count } persona mostrada
   *[other] { $count } personas mostradas
}
people-more = Mostrar más
people-manage = Gestionar
people-email-hint = Con él inicia sesión.
people-job-title = Cargo
people-job-title-hint = Si lo hay. Se muestra después del nombre.
people-title-error = Introduzca una línea sin caracteres invisibles.
people-taken = Ya existe una cuenta con esta dirección. Su operador puede añadirla a su empresa.
people-send = Enviar invitación
people-invite-again = Enviar la invitación de nuevo
people-invite-again-text = Aún no ha elegido una contraseña. Con un correo nuevo, el enlace del anterior deja de funcionar.
people-enable = Activar
people-enable-text = Puede volver a iniciar sesión. Los accesos de aplicaciones y los tokens de API que se terminaron siguen terminados.
people-disable = Desactivar
people-disable-question = ¿Desactivar a { $name }?
people-disable-text = Ya no puede actuar por su empresa. Sus sesiones, el acceso de sus aplicaciones y sus tokens de API en su empresa terminan para siempre.
people-sign-out = Cerrar todas las sesiones
people-sign-out-question = ¿Cerrar todas las sesiones de { $name }?
people-sign-out-text = Cierra sus sesiones en todos los navegadores. Puede volver a iniciar sesión; las aplicaciones conservan su acceso.
people-lock-down = Terminar todo
people-lock-down-question = ¿Terminar todo acceso de { $name }?
people-lock-down-text = Termina de inmediato sus sesiones, el acceso de todas las aplicaciones y sus tokens de API, por ejemplo tras el robo de un dispositivo o una contraseña. Se le avisa por correo y puede volver a iniciar sesión.
people-reset-title = Teléfono o llave de acceso perdidos
people-reset = Eliminar las llaves de acceso y los códigos
people-reset-question = ¿Eliminar las llaves de acceso y los códigos de { $name }?
people-reset-text = Elimina las llaves de acceso, las aplicaciones de autenticación y los códigos de recuperación que se han perdido. La contraseña sigue sirviendo. Se informa a la persona por correo.
people-done-factors-reset = Llaves de acceso y códigos eliminados.
people-last-administrator = Es la última persona administradora de su empresa. Nombre primero a otra.
people-invited-often = Se acaban de enviar varias invitaciones. Espere 15 minutos antes de enviar otra.
people-done-invited = Invitación enviada.
people-done-role = Rol guardado.
people-done-enabled = Activada.
people-done-disabled = Desactivada. Ya nada actúa por esta persona.
people-done-signed-out = Todas las sesiones cerradas.
people-done-locked-down = Terminado. Ya nada actúa por esta persona.

## A new email address

address-title = Cambiar el correo electrónico
address-lead = Ahora inicia sesión con { $email }.
address-waits = Hemos enviado un enlace a { $email }. Ábralo en un plazo de { $minutes } minutos, en un navegador en el que haya iniciado sesión: solo entonces cambia su dirección. Si no llega ningún correo, compruebe la ortografía; no escribimos a una dirección que usa otra cuenta.
address-new = Nuevo correo electrónico
address-hint = Enviamos allí un enlace, que usted abre para confirmarla.
address-sent = Enlace enviado.
address-none = Introduzca el nuevo correo electrónico.
address-same = Ya tiene esta dirección.
address-unknown = Ya se usó, o hay uno más reciente, o es de otra cuenta. Pida un enlace nuevo.
address-question = ¿Usar { $email } a partir de ahora?
address-told = Avisamos de ello a { $email }.
address-keep = Conservar la dirección actual
address-use = Usar esta dirección
address-changed = Correo electrónico cambiado.
mail-address-subject = Confirme su correo electrónico para { $platform }
mail-address-text = Alguien que ha iniciado sesión en { $platform } quiere usar este correo electrónico para su cuenta. Si ha sido usted, confírmelo.
mail-address-small = El enlace funciona una vez, en un plazo de { $minutes } minutos, allí donde haya iniciado sesión. Si no ha sido usted, no tiene que hacer nada.
mail-moved-subject = Se ha cambiado su correo electrónico de { $platform }
mail-moved-text = Ahora inicia sesión en { $platform } con { $email }. A esta dirección ya no llegan correos.
mail-moved-lock = Esta dirección vuelve entonces a ser suya, y el enlace para elegir una contraseña nueva llega aquí.

## Deleting an account

account-delete-text = Pone fin a todo lo que actúa por usted y elimina lo que es suyo.
delete-question = ¿Eliminar la cuenta { $email }?
delete-ends = Se cierra su sesión en todas partes, todas las aplicaciones pierden su acceso y sus tokens de API dejan de funcionar.
delete-removes = Se eliminan su contraseña, sus llaves de acceso, sus códigos, su nombre y su dirección. El registro de auditoría conserva lo que hizo.
delete-stays = Lo que creó para una empresa, como claves de API y aplicaciones, se queda allí.
delete-final = No se puede deshacer.
delete-keep = Conservar la cuenta
delete-do = Eliminar la cuenta
delete-done = Cuenta eliminada
delete-done-text = Se ha cerrado su sesión en todas partes y ya nada actúa por usted. Le hemos enviado un último correo al respecto.
delete-last = Usted es el último administrador
delete-last-text = Nadie podría administrar { $company }. Nombre primero a otro administrador; después podrá eliminar su cuenta.
mail-deleted-subject = Se ha eliminado su cuenta de { $platform }
mail-deleted-text = Se ha eliminado su cuenta de { $platform }, como se pidió en su navegador. Ya nada actúa por usted.
mail-deleted-small = No se puede deshacer. Si no ha sido usted, avise a su administrador.
audit-account-deleted = Cuenta { $name } eliminada
