# Lo que leen las personas, en español («usted»).

## Every page

title = { $state } – { $platform }
title-error = Error: { $state }
skip = Ir al contenido
header-signed-in-as = Sesión iniciada como
header-practice = Solo datos de práctica
header-account = Su cuenta
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
copied = Copiado
copy-failed = No se ha copiado. Seleccione el texto y cópielo.

## Roles, permissions and their marks

role-administrator = Administrador
role-standard = Estándar
role-with-title = { $role } ({ $title })
crumbs = Dónde está
list-show = Mostrar
list-actions = Acciones
level-read = Lectura
level-change = Cambios
level-delete = Eliminación
level-admin = Admin
data-candidate = Datos de candidatos
data-pay = Datos salariales
data-staff = Datos del personal
data-public = Público
verified = Verificado
unverified = No verificado
verified-publisher = Editor verificado
unverified-publisher = Editor no verificado
verified-domain = { $domain }, dominio verificado
app-destinations = Las respuestas van a { $hosts }
scope-data = Datos
scope-purpose = { $publisher } dice: «{ $purpose }»
scope-does-not-allow = No permite:
scope-more = Más sobre este permiso
scope-developers = Nombre para desarrolladores: { $id }

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
date-day-and-clock = { $day }, { $clock }
date-ago =
    { $days ->
        [0] hoy
        [1] ayer
        [one] hace { $days } día
        *[other] hace { $days } días
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
sign-in-no-cookie = Su navegador no ha devuelto la cookie que esta página había guardado. Sin cookies no es posible iniciar sesión: permítalas para este sitio e inicie sesión de nuevo.
sign-in-kept = Se ha cerrado su sesión y no se ha enviado nada. Inicie sesión de nuevo: lo que escribió sigue ahí.
signed-in-title = Ha iniciado sesión
signed-in-as = Como { $name } · { $email } · { $company } ({ $role })
signed-in-continue = Continuar

## Practice accounts

practice-accounts = Cuentas de práctica
practice-account = { $name }, { $role } en { $company }
practice-password = Contraseña de todas: { $password }

## Consent

consent-title = ¿Permitir { $app }?
consent-title-administrator = Un administrador debe permitir { $app }
consent-signed-in-as = Sesión iniciada como { $name } · { $email } · { $company } ({ $role })
consent-question = ¿Permitir que { $app } use su cuenta de { $platform }?
consent-stranger = { $app } no está hecha por { $platform }. Continúe solo si usted ha empezado esto y confía en { $publisher }.
consent-by = de { $publisher }
consent-calls-itself = { $mark }, se hace llamar { $publisher }
consent-reach = Usted es administrador. Los permisos con la marca Admin alcanzan { $everyone }, no solo los suyos.
consent-reach-everyone = los datos de todas las personas de { $company }
consent-administrator-heading = Un administrador debe permitir esto
consent-administrator-needs = { $app } necesita: { $needs }. Su rol, { $role }, no puede dar estos permisos.
consent-nothing-ticked = Marque al menos un permiso que quiera dar, o elija «No permitir».
consent-trust-missing = Para permitir el acceso, confirme que usted ha empezado esto y que confía en quienes lo gestionan. Si no, elija «No permitir».
consent-could-do = Lo que { $app } podría hacer
consent-optional = Opcional
consent-optional-choose = Opcional: usted elige
consent-optional-legend = Marque lo que también quiera permitir
consent-optional-count =
    { $ticked ->
        [one] { $ticked } permiso opcional marcado
        *[other] { $ticked } permisos opcionales marcados
    } de { $total }
consent-not-included-heading = No incluido
consent-not-included = { $permission }: solo un administrador de { $company } puede permitirlo.
consent-unverified-heading = No hemos comprobado quién gestiona esta aplicación
consent-unverified = Cualquiera puede registrar un nombre. Si un mensaje o una llamada le ha traído aquí, elija «No permitir».
consent-limits = Límites
consent-limit-reach = Solo aquello a lo que usted mismo tiene acceso en { $company }.
consent-limit-password = Nunca su contraseña.
consent-limit-away = También cuando usted no haya iniciado sesión.
consent-how-long = Cuánto tiempo
consent-until-idle =
    También termina tras { $days ->
        [one] { $days } día
        *[other] { $days } días
    } sin uso.
consent-deny = No permitir
consent-allow = Permitir el acceso
consent-cancel = Cancelar
consent-next = Después
consent-next-host = Si lo permite, irá a { $host }.
consent-next-device = Si lo permite, volverá a una aplicación de este dispositivo ({ $host }).
consent-next-cancel = Si cancela, no se comparte nada. Una vez permitido, la respuesta iría a { $host }.
consent-trust = He empezado esto en { $host } y confío en quienes lo gestionan.
consent-undo = Puede quitar el acceso en cualquier momento en { $link }.
consent-undo-link = Ajustes › Aplicaciones conectadas
consent-report = Denunciar esta aplicación
consent-policies-of = { $publisher }:
consent-privacy-policy = Política de privacidad
consent-terms = Condiciones de uso
consent-new-tab = , se abre en una pestaña nueva
about-app = Sobre esta aplicación
about-support = Correo electrónico de asistencia
about-domains = Dominios verificados
about-answers = Las respuestas van a
about-website = Sitio web
about-registered = Registrada el
about-address = Dirección completa a la que irá
about-client-id = Id. de cliente

## A request that no longer waits

outcome-answered = Ya ha respondido
outcome-expired = Esta solicitud ha caducado
outcome-changed = Ha cambiado de cuenta
outcome-not-allowed = Acceso no permitido
outcome-did-allow-at = Usted permitió el acceso a las { $time }.
outcome-did-not-allow-at = Usted no permitió el acceso a las { $time }. No se ha compartido nada.
outcome-close = Puede cerrar esta página o volver a la aplicación.
outcome-start-again = Vuelva a { $app } y empiece de nuevo.
outcome-now-signed-in = Ahora ha iniciado sesión como { $name }. Revise la solicitud de nuevo.
outcome-review = Revisar como { $name }
outcome-not-shared-with = No se ha compartido nada con { $app }.
outcome-return = Volver a { $host }
outcome-home = Ir al inicio de { $platform }
outcome-connected-apps = Ver las aplicaciones conectadas

## Errors

error-unknown-client = No conocemos esta aplicación
error-unknown-client-text = El enlace que le ha traído aquí es incorrecto, o la aplicación se ha eliminado. No escriba su contraseña en ningún sitio para «arreglarlo».
error-redirect = No es seguro seguir este enlace
error-redirect-text = { $app } ha enviado una dirección que no tiene registrada con nosotros, así que nos hemos detenido.
error-incomplete = Esta solicitud no está completa
error-incomplete-text = Vuelva a { $app } e inténtelo de nuevo. Si vuelve a ocurrir, avise a { $app }.
error-incomplete-unknown = Vuelva a la aplicación de la que viene e inténtelo de nuevo. Si vuelve a ocurrir, avise a quienes la hacen.
error-scope = { $app } ha pedido algo que no ofrecemos
error-scope-text = Usted no puede arreglarlo. Avise a quienes hacen { $app }.
error-expired = Esta página ha estado abierta demasiado tiempo
error-expired-text = Su respuesta no se ha guardado.
error-edited = Alguien ha cambiado esto mientras tanto
error-edited-text = No se ha guardado nada de lo que envió, para que el otro cambio no se pierda. Vea cómo está ahora y vuelva a hacer su cambio.
error-edited-again = Mostrar cómo está ahora
error-forbidden = No hemos aceptado este formulario
error-forbidden-text = No se ha enviado desde una página nuestra. Su respuesta no se ha guardado. Vuelva a la aplicación de la que viene y empiece de nuevo.
error-not-found = Aquí no hay ninguna página
error-not-found-text = Compruebe la dirección o empiece en la página de inicio.
error-method = Esta dirección no se puede usar así
error-method-text = Vuelva atrás y use los enlaces y botones de la página.
error-too-large = Eso era demasiado de una vez
error-too-large-text = Lo enviado es más grande de lo que aceptamos. No se ha guardado nada.
error-too-often = Demasiadas solicitudes a la vez
error-too-often-text = Acaban de llegar demasiadas solicitudes desde su red. Espere unos segundos y vuelva a cargar la página.
error-too-much = Estamos muy ocupados
error-too-much-text = Han llegado más solicitudes de las que podemos atender a la vez. Espere unos segundos y vuelva a cargar la página.
error-unreadable = No hemos podido leer lo enviado
error-unreadable-text = No se ha guardado nada. Vuelva atrás e inténtelo de nuevo.
error-server = Algo ha fallado por nuestra parte
error-server-text = Inténtelo de nuevo dentro de unos minutos.
error-show-again = Mostrar la solicitud de nuevo
error-details = Detalles para desarrolladores
error-request-id = Id. de la petición
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
front-developers = Para desarrolladores
front-developers-text = Cualquier biblioteca de OAuth 2 funciona con este servidor. Encuentra todas las direcciones en el documento de metadatos:
front-apps-text = Registre una aplicación propia, vea su página de consentimiento y pruébela. Lo que otros ofrecen está en el mercado de aplicaciones.
front-demo-heading = Vea cómo una aplicación pide acceso
front-demo-lead = Esta es una demostración de la página en la que las personas deciden qué puede hacer una aplicación. Solo datos de práctica: todas las personas y empresas que aparecen son inventadas.
front-demo-start = Empezar la demostración
front-demo-what = Qué va a pasar
front-demo-step-1 = Usted es la aplicación.
front-demo-step-1-text = Elija qué pide y vea el enlace al que envía a las personas.
front-demo-step-2 = Usted es la persona.
front-demo-step-2-text = Inicie sesión en { $platform } con una cuenta de práctica, lea la solicitud y permítala o no.
front-demo-step-3 = Usted vuelve a ser la aplicación.
front-demo-step-3-text = Cambie el código recibido por un token de acceso.
front-demo-step-4 = La aplicación empieza a trabajar.
front-demo-step-4-text = Llame a la API y vea los candidatos que esta persona puede ver, y ninguno más.
front-demo-administrator = Un administrador puede permitir más que otras personas y ve más. Pruebe la misma solicitud con cada una de las cuentas.
front-lead = Este servidor inicia la sesión de las personas en { $platform } y les pregunta antes de que una aplicación pueda usar su cuenta.
front-text = Normalmente se llega aquí desde una aplicación que quiere acceso. Entonces ve quién lo pide, para qué y por cuánto tiempo, y usted decide.
front-account = Su cuenta
front-signed-in = Ha iniciado sesión como { $name } ({ $email }).
front-not-signed-in = No ha iniciado sesión.

## Help

help-allow = ¿Debo permitir una aplicación?
help-allow-text = Permítala si todo esto es cierto. Si no, elija «No permitir»: no pasa nada malo.
help-allow-started = Usted mismo ha empezado esto, en la aplicación.
help-allow-publisher = Conoce al editor y le confía lo que pide.
help-allow-address = Conoce la dirección a la que, según la página, irá.
help-words = ¿Qué significan las palabras?
help-read = La aplicación puede ver y no puede cambiar nada.
help-change = La aplicación puede añadir o cambiar.
help-delete = La aplicación también puede eliminar.
help-admin = Solo un administrador puede permitirlo; alcanza a toda la empresa.
help-verified = Hemos comprobado que el editor lleva este nombre y que el dominio es suyo. No hemos comprobado todo lo que hace la aplicación.
help-domain-word = Dominio verificado
help-domain = Las respuestas de la aplicación van a este dominio, y su editor ha demostrado que el dominio es suyo. No hemos comprobado su nombre ni quién gestiona la aplicación.
help-remove = ¿Cómo quito el acceso?
help-remove-here = Abra { $link }, elija la aplicación y quite su acceso. Deja de funcionar para usted al momento.
help-remove-link = Aplicaciones conectadas
help-device = ¿Cómo conecto un dispositivo?
help-device-text = Un televisor, o un programa sin navegador, le muestra un código. Abra { $link } y escríbalo allí. Escriba solo el código de un dispositivo que tenga delante, nunca uno que alguien le haya enviado.
help-report = Denunciar una aplicación o informar de un problema
help-report-text = Diga de qué aplicación se trata y qué ha pasado. Si una página de error mostraba un id. de la petición, añádalo. Nunca envíe su contraseña.
help-write = Escriba a { $address }.
help-write-company = Escriba a quienes se ocupan de { $platform } en su empresa.

## Security

security-what = Qué es este servidor
security-what-text = Inicia la sesión de las personas en { $platform } y les pregunta antes de que una aplicación pueda usar su cuenta. La aplicación nunca ve su contraseña.
security-app = Qué puede hacer una aplicación
security-app-allowed = Solo lo que usted ha permitido, y solo lo que usted mismo puede hacer.
security-app-until = Solo hasta la fecha que indicaba la solicitud, o hasta que se quite el acceso.
security-app-address = Solo en la dirección que su editor registró antes.
security-how = Cómo le protegemos
security-how-hashes = Las contraseñas, los códigos y los tokens se guardan como hashes. Aquí nadie puede leerlos.
security-how-codes = Un código funciona una sola vez y durante un minuto.
security-how-attempts = Tras varios intentos fallidos de iniciar sesión, hacemos esperar los siguientes.
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
privacy-not-advertising = Nada sobre usted para publicidad o estadísticas.
privacy-cookies = Cookies
privacy-cookies-text = Solo usamos cookies para mantener su sesión iniciada, proteger los formularios y recordar el idioma que elija. No hay ninguna de terceros.
privacy-gets = Qué recibe una aplicación
privacy-gets-text = Nada antes de que usted lo permita. Después, lo que indicaba la solicitud. Lo que una aplicación ha copiado se queda en manos de su editor: pídale que lo elimine.

## Playground

play-title = Zona de pruebas, paso { $step } de { $steps }: { $name }
play-step-choose = Elegir
play-step-ask = Pedir
play-step-back = Volver
play-step-token = Obtener un token
play-call = Llamar a la API
play-steps = Pasos
play-practice = Solo datos de práctica.
play-practice-text = Aquí usted es la aplicación. Nada de lo que haga puede afectar a personas reales.
play-again = Empezar de nuevo
play-choose = ¿Qué debe pedir la aplicación?
play-choose-app = La aplicación
play-choose-scopes = Sus permisos
play-choose-text = Una aplicación solo debería pedir lo que necesita ahora. La persona ve cada uno de los permisos.
play-choose-make = Crear el enlace
play-choose-required = registrado como obligatorio
play-choose-none = Marque al menos un permiso que pedir.
play-request = Envíe a una persona a este enlace
play-request-text = { $app } lo abre en el navegador de la persona. Después viene la página de consentimiento; si hace falta, la persona inicia sesión antes.
play-request-open = Abrir la página de consentimiento
play-request-link = El enlace
play-request-content = Qué contiene
play-request-address = Dirección: { $address }
play-request-pkce = La prueba de que el código es suyo (PKCE)
play-request-pkce-text = La aplicación inventa un secreto, el verificador. El enlace solo lleva su hash SHA-256, el desafío. Cuando la aplicación cambia después el código, muestra el verificador: quien haya robado el código no lo tiene.
play-request-challenge = Desafío
play-request-verifier = Verificador
play-request-show-verifier = Mostrar el verificador
play-parameter-response-type = La aplicación quiere un código de autorización.
play-parameter-client-id = Qué aplicación pide. No es un secreto.
play-parameter-redirect-uri = Adónde va la respuesta. La dirección debe estar registrada, carácter por carácter.
play-parameter-scope = Lo que pide la aplicación, separado por espacios.
play-parameter-state = Vuelve sin cambios, para que la aplicación sepa que la respuesta corresponde a su propia petición.
play-parameter-challenge = El hash de un secreto que guarda la aplicación (PKCE): sin el secreto, un código robado no vale nada.
play-parameter-method = Cómo se calcula el hash: SHA-256.
play-parameter-prompt = Muestra la página de consentimiento entera, también a quien ya lo permitió. La mayoría de las aplicaciones lo omiten.
play-back = La persona lo ha permitido
play-back-wrong = Hay algo mal en esta respuesta
play-back-text = El navegador ha vuelto a la aplicación con un código y dos valores que comprobar.
play-back-code = El código por sí solo no vale nada: funciona una vez, durante un minuto, y solo con el secreto de la aplicación y el verificador.
play-back-exchange = Cambiar el código por un token
play-back-curl = Lo mismo en la línea de comandos
play-back-stop = Esta respuesta no corresponde a la petición que hizo este navegador. Una aplicación cuidadosa se detiene aquí.
play-back-secret = Secreto del cliente
play-back-secret-hint = Pegue el secreto que recibió al registrar la aplicación. Se usa una sola vez, para este intercambio.
play-back-show-code = Mostrar el código
play-back-expected = Como se esperaba
play-back-not-expected = No es lo que se esperaba
play-back-state = Es el que recibió este navegador, así que la respuesta corresponde a una petición nuestra.
play-back-iss = Nombra al servidor al que preguntamos, así que no se puede colar la respuesta de otro servidor.
play-back-no-error = ni código ni error
play-denied = La persona no lo ha permitido
play-denied-text = No se ha compartido nada. Una buena aplicación lo dice, sigue sin el acceso y no vuelve a pedirlo enseguida.
play-unknown-scope = La aplicación ha pedido un permiso que no existe
play-unknown-scope-text = No se ha compartido nada. La aplicación debe corregir su lista de scopes.
play-incomplete = La petición de la aplicación no estaba completa
play-incomplete-text = No se ha compartido nada. La descripción dice qué hay que corregir.
play-unauthorized = La aplicación no puede pedir de esta forma
play-unauthorized-text = No se ha compartido nada. La aplicación no está registrada para este tipo de petición.
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
play-refused = El servidor no ha cambiado el código
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
play-answer-called = { $call } ha dado { $status }
play-answer-json = Mostrar el JSON
play-answer-candidates = Estos son los candidatos que puede ver la persona que lo permitió, y ninguno más.
play-answer-me = Esta es la persona que lo permitió.
play-answer-unknown = La API no conoce este token: ha terminado o se ha quitado.
play-answer-forbidden = El token es válido, pero no se le ha permitido hacer esto.
play-answer-none = La API no ha podido responder.
play-wrong = Qué puede salir mal
play-wrong-text = Cada uno de estos enlaces lleva a lo que de verdad ocurre entonces.
play-wrong-redirect = Otra dirección
play-wrong-redirect-text = La respuesta debe ir a una dirección que no está registrada.
play-wrong-pkce = Sin PKCE
play-wrong-pkce-text = El enlace no lleva desafío.
play-wrong-publisher = Editor no verificado
play-wrong-publisher-text = Una aplicación de alguien a quien nadie ha comprobado pide mucho. Mire y elija No permitir.
play-wrong-role = No es administrador
play-wrong-role-text = La aplicación necesita lo que solo un administrador puede permitir. Inicie sesión como Ravi.
play-wrong-expired = Solicitud caducada
play-wrong-expired-text = La aplicación dejó su solicitud hace demasiado tiempo.
play-wrong-verifier = Cambiar con un verificador falso
play-wrong-verifier-text = Quien roba un código no tiene el verificador. Vea qué obtiene.
play-wrong-code = Usar el código otra vez
play-wrong-code-text = Un código sirve una vez. Quien lo usa de nuevo no obtiene nada, y lo que dio antes se retira.
play-refresh = Renovar
play-refresh-text = Los tokens de acceso terminan pronto. Con su token de renovación la aplicación recibe el siguiente par, y el anterior termina.
play-revoke = Revocar
play-revoke-text = Una aplicación que ya no necesita sus tokens los devuelve.
play-revoked = Los tokens están retirados
play-revoked-text = Llame otra vez a la API y vea que ya no abren nada.
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
consent-withheld = { $permission } – en { $company } solo los administradores pueden permitirlo.
consent-administrator-policy = { $app } necesita { $needs }. En { $company } solo los administradores pueden permitirlo.
consent-ask-text = No se ha compartido nada. Puede pedir a los administradores de { $company } que lo permitan.
consent-message = Mensaje a sus administradores (opcional)
consent-ask = Preguntar a un administrador
consent-continue-title = ¿Continuar a { $app }?
consent-continue-text = Usted lo permitió el { $day }. No se pide nada nuevo.
consent-continue-can = Lo que { $app } puede hacer
consent-continue = Continuar
consent-next-continue = Si continúa, irá a { $host }.
consent-next-continue-device = Si continúa, volverá a una aplicación en este dispositivo ({ $host }).
consent-duration = Hasta que usted lo quite, y a más tardar:
consent-duration-30-days = { $day } (30 días)
consent-duration-12-months = { $day } (12 meses)
consent-duration-until-removed = Sin fecha de fin
consent-duration-as-before = { $day } (como eligió antes)
consent-duration-as-before-removed = Sin fecha de fin (como eligió antes)
sign-in-confirm = Confirme que es usted. { $app } pide permisos de administrador.
sign-in-confirm-yourself = Confirme que es usted. Inició sesión hace un rato.
outcome-asked = Enviado a los administradores de { $company }
outcome-asked-text = No se ha compartido nada con { $app }. Encontrará la respuesta en { $link }.
error-blocked = Esta aplicación está bloqueada
error-blocked-text = { $company } no permite { $app }. Si la necesita, pregunte a un administrador de su empresa.
error-not-administrator = Solo los administradores pueden ver esto
error-not-administrator-text = Su rol no lo incluye. Pregunte a un administrador de su empresa.
error-required-permission = { $app } necesita este permiso
error-required-permission-text = No se puede quitar por separado. Puede quitar todo el acceso.

## Aplicaciones conectadas

apps-title = Aplicaciones conectadas
apps-lead = Aplicaciones que pueden usar su cuenta de { $platform }.
apps-filter = Buscar una aplicación por su nombre
apps-filter-do = Buscar
apps-none = No hay aplicaciones conectadas.
apps-none-found = Ninguna aplicación conectada tiene ese nombre.
apps-details = Detalles de { $app }
apps-ended = Quitadas o terminadas
apps-requests = Preguntado a sus administradores
apps-request-waits = Preguntado el { $day }. Nadie ha respondido todavía.
apps-request-approved = Aprobado el { $day }. Ya puede conectarla: empiece en la aplicación.
apps-request-refused = No aprobado el { $day }.
apps-request-reason = Motivo: { $reason }
apps-removed = Quitado. { $app } ya no puede usar su cuenta.
apps-permission-removed = Quitado: { $permission }. { $app } ya no puede hacerlo.
app-back = Todas las aplicaciones conectadas
app-allowed-on = Permitida el
app-company = Empresa
app-ends = Fin
app-ends-on = Termina el { $day }
app-ends-when-removed = Termina cuando usted la quite
app-unused-ends = Termina sin uso el
app-last-used = Último uso
app-used = Usada: { $ago }
app-never-used = Nunca usada
app-address = Su dirección
app-may = Lo que puede hacer
app-not-allowed = Usted no permitió
app-remove-permission = Quitar
app-remove-permission-of = : { $permission }
app-history = Lo que pasó
app-remove = Quitar el acceso
app-remove-text = { $app } deja de funcionar para usted al momento. Lo que ya haya copiado queda en { $publisher }; pídales que lo borren.
app-remove-question = ¿Quitar el acceso de { $app }?
app-remove-jwt = Esta aplicación usa tokens que siguen valiendo hasta cinco minutos después.
app-keep = Conservar
app-ended-removed = Usted quitó el acceso el { $day }.
app-ended-by-administrator = Un administrador quitó el acceso el { $day }.
app-ended-with-account = El acceso terminó el { $day }. La aplicación puede volver a pedirlo.
app-ended-unused = El acceso terminó el { $day }: no se usó durante demasiado tiempo.
app-ended-itself = El acceso terminó el { $day }, como usted eligió.
history-allowed = Permitido: { $permissions }
history-declined = No permitido: { $permissions }
history-removed = Quitado: { $permission }
history-removed-by = Quitado por { $name }: { $permission }

## Administración

admin = Administración
admin-of = Administración de { $company }
admin-apps = Aplicaciones
admin-apps-none = Nadie ha conectado todavía una aplicación.
admin-app-count =
    { $people ->
        [0] Nadie la ha conectado
        [one] { $people } persona la ha conectado
        *[other] { $people } personas la han conectado
    }
admin-app-people = Quién la ha conectado
admin-app-nobody = Nadie.
admin-app-more =
    { $people ->
        [one] Y { $people } persona más.
        *[other] Y { $people } personas más.
    }
admin-since = Desde el { $day }
admin-remove-for = Quitar para { $name }
admin-remove-all = Quitar para todos
admin-app-decision = La decisión de su empresa
admin-decided-policy = Su norma decide quién puede permitirla.
admin-decided-approved = Aprobada: todos pueden permitirla, hasta donde llegue su rol.
admin-decided-blocked = Bloqueada: nadie puede conectarla.
admin-approve = Aprobar para todos
admin-approve-text = Todos en su empresa podrán permitir esta aplicación, diga lo que diga la norma. Cada persona sigue decidiendo por sí misma.
admin-block = Bloquear esta aplicación
admin-block-text = Nadie en su empresa podrá conectar esta aplicación. Quien la haya conectado la pierde al momento.
admin-undecide = Dejarlo a la norma
admin-undecide-text = Retira esta decisión. Lo que se quitó sigue quitado.
admin-done-approved = Aprobada.
admin-done-blocked = Bloqueada. Nadie en su empresa puede usar ya esta aplicación.
admin-done-undecided = La norma decide de nuevo.
admin-done-removed-all = Quitada para todos.
admin-done-policy = Guardado.
admin-done-answered = Su respuesta se ha guardado.
admin-done-answered-before = Alguien respondió a esta petición antes que usted.
admin-confirm-remove-all = ¿Quitar { $app } para todos?
admin-confirm-remove-all-text =
    { $people ->
        [one] { $people } persona de su empresa la ha conectado. Deja de funcionarle al momento.
        *[other] { $people } personas de su empresa la han conectado. Deja de funcionarles a todas al momento.
    }
admin-confirm-reconnect = Pueden conectarla de nuevo, salvo que usted la bloquee.
admin-confirm-remove-one = ¿Quitar { $app } para { $name }?
admin-confirm-remove-one-text = Deja de funcionar para { $name } al momento.
admin-confirm-block = ¿Bloquear { $app }?
admin-confirm-cancel = Cancelar
admin-find = Decidir sobre otra aplicación
admin-find-text = Puede aprobar o bloquear una aplicación antes de que alguien la conecte. Su editor conoce su identificador de cliente.
admin-find-id = Identificador de cliente
admin-find-do = Buscar la aplicación
admin-find-none = No hay ninguna aplicación con el identificador de cliente { $id }.
admin-requests = Peticiones
admin-requests-none = Ninguna petición espera respuesta.
admin-requests-answered = Respondidas
admin-request-title = Petición para { $app }
admin-request-asked = { $name } ({ $email }) preguntó el { $day }.
admin-request-message = Su mensaje
admin-request-beyond-role = { $permissions }: el rol de { $name } no puede darlo. Si aprueba, conecte usted la aplicación, en la aplicación.
admin-request-answer = Su respuesta
admin-request-means = Aprobar permite a todos en su empresa dar a esta aplicación lo que pidió, hasta donde llegue su rol. No comparte nada por sí mismo.
admin-request-reason = Motivo (opcional). La persona que preguntó puede leerlo.
admin-request-refuse = Rechazar
admin-request-approve = Aprobar
admin-request-approved = { $name } la aprobó el { $day }.
admin-request-refused = { $name } la rechazó el { $day }.
admin-policy = Norma
admin-policy-lead = ¿Qué pueden permitir a las aplicaciones las personas de su empresa? Los administradores siempre pueden decidir.
admin-policy-admin = La aplicación llega a toda la empresa. Lo que exige el rol de administrador, solo los administradores pueden permitirlo, elija lo que elija.
admin-policy-anyone = Todos pueden permitirlo
admin-policy-verified = Todos, si el dominio de la aplicación está verificado
admin-policy-administrators = Solo los administradores
admin-policy-until-removed = Se puede permitir una aplicación sin fecha de fin
admin-policy-before = Lo que se permitió antes sigue permitido.
admin-policy-save = Guardar

## Devices, and answers that go on as a form

form-post-title = Volver a la aplicación
form-post-going = Va a volver a { $host }. Si no ocurre nada, elija «Continuar».
form-post-continue = Continuar
error-request-used = Esta solicitud no se puede volver a usar
error-request-used-text = Ya se respondió, o es demasiado antigua. Vuelva a la aplicación y empiece de nuevo.
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
device-go-back = Vuelva a su dispositivo. { $app } sigue allí.
device-close = Puede cerrar esta página.
consent-device = Está conectando un dispositivo. Debe mostrar este código:
consent-device-warning = No permita nada si alguien le ha enviado este código o si no tiene el dispositivo delante. De lo contrario, el dispositivo de otra persona obtiene este acceso.
consent-trust-device = He empezado esto en mi propio dispositivo y confío en quienes gestionan esta aplicación.
consent-next-other-device = Después de responder, vuelva a su dispositivo. Allí continúa.
consent-next-cancel-device = Si cancela, no se comparte nada con el dispositivo.

## Credenciales

cred-title = Credenciales
cred-lead = Claves y tokens con los que los sistemas de { $company } usan { $platform }.
cred-which = ¿Cuál necesito?
cred-api-token = Token de API
cred-api-token-for = Para un solo sistema. Da acceso a lo que usted elija y termina el día que usted elija.
cred-api-key = Clave de API
cred-api-key-for = Solo para pruebas. Da acceso a todo y no termina.
cred-partner-key = Clave de API para socios
cred-partner-key-for = Para socios que todavía no pueden usar otra cosa. Da acceso a todo y no termina.
cred-app = Aplicación
cred-app-for = Para software que actúa en nombre de cada persona. Cada una lo permite por sí misma y lo encuentra en «Aplicaciones conectadas».
cred-api-tokens = Tokens de API
cred-api-keys = Claves de API
cred-no-tokens = No hay tokens de API.
cred-no-keys = No hay claves de API.
cred-only-administrators = Solo los administradores pueden crear claves de API.
cred-older = Anteriores
cred-everything = Todo
cred-count =
    { $count ->
        [one] { $count } permiso
        *[other] { $count } permisos
    }
cred-made-by = Creado por { $name } el { $day }
cred-no-end = No termina
cred-active = Vigente
cred-expired = Caducó el { $day }
cred-revoked = Se revocó el { $day }
cred-old-stops = El secreto anterior funciona hasta el { $when }
cred-details = Detalles de { $name }
cred-replace = Reemplazar { $name }
cred-revoke = Revocar { $name }
cred-copy = Crear una copia con otros permisos
cred-all = Todas las credenciales
cred-opens = A qué da acceso
cred-opens-everything = Todo en { $company }: una clave no tiene permisos que elegir.
cred-secrets = Secretos
cred-secret-made = Creado el { $day }
cred-secret-stopped = Dejó de funcionar el { $when }
cred-note = Nota
cred-maker = Creado por
cred-made = Creado
cred-status = Estado
cred-token-new = Crear un token de API
cred-token-lead = Para un solo sistema. Permite lo que usted elija aquí, y nunca más de lo que usted mismo puede hacer.
cred-name = Nombre
cred-name-hint = ¿Dónde se usará? Por ejemplo: página de empleo, producción
cred-note-hint = ¿Para qué sirve? Puede dejarlo vacío.
cred-start = Punto de partida
cred-start-self = Elegir por mi cuenta
cred-start-use = Usar esta preselección
cred-permissions = Permisos
cred-ends = Fin
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
cred-error-text = Escriba palabras sencillas, separadas por un solo espacio y sin direcciones web.
cred-error-no-permission = Elija al menos un permiso.
cred-error-administrator = Solo un administrador puede dar este permiso: { $permission }
cred-error-unknown = Este permiso no existe: { $permission }
cred-error-ends = Elija una fecha desde mañana hasta el { $day }.
cred-once-token = Copie su token ahora
cred-once-key = Copie su clave ahora
cred-once-lead = Mostramos este secreto solo esta vez. No guardamos ninguna copia legible.
cred-once-store = Guárdelo en un almacén de secretos, no en código, correos ni chats.
cred-once-send = Su sistema lo envía con cada llamada, en esta cabecera:
cred-once-done = Ya lo he guardado: listo
cred-again-title = Ya está creado
cred-again-text = Lo que creó se mostró una sola vez. Si no lo guardó, reemplácelo.
cred-oauth-client = Cliente OAuth
cred-oauth-client-for = Para un servidor que llama a otros servidores en nombre de la empresa. Recibe tokens de acceso de corta duración.
cred-oauth-clients = Clientes OAuth
cred-no-clients = No hay clientes OAuth.
cred-only-administrators-clients = Solo los administradores pueden crear clientes OAuth.
cred-client-new = Crear un cliente OAuth
cred-client-lead = Para un sistema que llama a la API en nombre de { $company }, sin una persona. Recibe sus propios tokens de acceso (client credentials).
cred-client-name-hint = ¿Qué sistema lo usará? Por ejemplo: nóminas, producción
cred-description = Descripción
cred-client-role = Actúa como
cred-client-administrator = Alcanza todos los datos de { $company } y puede tener permisos que requieren un administrador.
cred-client-standard = Solo alcanza lo que puede ver un usuario estándar. Lo que pertenece a personas concretas, como sus puestos y candidatos, sigue cerrado.
cred-client-no-more = No podrá cambiar los permisos ni el rol más tarde. Crearía un cliente nuevo.
cred-client-create = Crear el cliente
cred-client-id = Identificador del cliente
cred-once-client = Copie ahora el secreto de su cliente
cred-once-client-id = El identificador del cliente no es secreto. Lo encuentra siempre en la página de credenciales.
cred-once-client-send = Su sistema cambia ambos por un token de acceso en esta dirección:
cred-error-role = Elija cómo actúa.
cred-error-beyond = Con el rol Estándar este permiso no abriría nada: { $permission }
cred-key-new = Crear una clave de API
cred-key-warning = Da acceso a todo
cred-key-warning-text = Una clave de API puede leer y cambiar todo en { $company }. No tiene permisos que elegir ni fecha de fin. Úsela solo para pruebas.
cred-key-kind = Tipo
cred-key-confirm = La necesito para pruebas
cred-key-confirm-partner = La necesito para pruebas, o para un socio que no puede usar otra cosa
cred-key-unconfirmed = Marque que la necesita para esto.
cred-key-create = Crear la clave
cred-replace-lead = Recibe un secreto nuevo. Hasta que el anterior deje de funcionar, funcionan los dos.
cred-replace-when = El secreto anterior deja de funcionar
cred-replace-now = Inmediatamente
cred-replace-hour = Dentro de 1 hora
cred-replace-day = Dentro de 24 horas
cred-replace-week = Dentro de 7 días
cred-replace-do = Crear un secreto nuevo
cred-revoke-question = ¿Revocar { $name }?
cred-revoke-text = Las llamadas con esta credencial fallan al momento. Esto no se puede deshacer.
cred-understand = Lo entiendo
cred-not-understood = Marque que lo entiende.
cred-keep = Conservar
cred-revoke-do = Revocar
cred-done-made = Listo. Ya puede usar { $name }.
cred-done-revoked = Se ha revocado. { $name } ya no da acceso a nada.

# Aplicaciones que hace una empresa.

partner-title = Sus aplicaciones
partner-lead = Aplicaciones que { $company } hace para otros. Cada persona les permite por sí misma lo que piden.
partner-none = Todavía no hay aplicaciones.
partner-new = Registrar una aplicación
partner-draft = Borrador
partner-registered = Registrada el { $day }
partner-unsaved = Cambios sin guardar
partner-unnamed = Aplicación sin nombre
partner-all = Todas las aplicaciones
partner-open = Abrir { $name }
partner-steps = Pasos
partner-step-about = Sobre la aplicación
partner-step-publisher = Editor
partner-step-addresses = Direcciones
partner-step-permissions = Permisos
partner-step-review = Revisar
partner-step-missing = pendiente
partner-save = Guardar y continuar
partner-name = Nombre
partner-name-hint = Como la conocen las personas. Hasta 50 caracteres.
partner-description = Qué hace
partner-description-hint = Una línea que leen las personas, sin direcciones web.
partner-kind = ¿Dónde funciona?
partner-kind-server = En nuestro servidor
partner-kind-server-text = Puede guardar un secreto.
partner-kind-browser = En el navegador
partner-kind-browser-text = Todo lo que sabe se puede leer, así que no recibe ningún secreto.
partner-kind-device = En los dispositivos de las personas
partner-kind-device-text = Un programa o una aplicación para teléfonos. No recibe ningún secreto.
partner-kind-kept = El lugar donde funciona una aplicación no se puede cambiar después de registrarla.
partner-publisher = ¿Quién hace sus aplicaciones?
partner-publisher-lead = Esto se muestra con cada aplicación de { $company }. Se escribe una sola vez.
partner-publisher-name = Nombre del editor
partner-publisher-name-hint = Como le conocen las personas.
partner-publisher-renamed = Si cambia el nombre, se volverá a preguntar a todas las personas que usan sus aplicaciones.
partner-website = Sitio web
partner-website-hint = Por ejemplo: https://example.com
partner-support = Correo electrónico de asistencia
partner-support-hint = Las personas lo leen junto a su aplicación. Por ejemplo: help@example.com. Puede dejarlo vacío.
partner-support-error = Escriba una dirección de correo electrónico, como help@example.com
partner-privacy = Política de privacidad
partner-privacy-hint = La dirección de la página. Puede dejarlo vacío.
partner-terms = Condiciones de uso
partner-terms-hint = La dirección de la página. Puede dejarlo vacío.
partner-link-error = Escriba una dirección que empiece por https://
partner-domains = Sus dominios
partner-domains-lead = Demuestre que un dominio es suyo. Hasta entonces, las personas ven «Editor no verificado» y ningún logotipo. Cuando la aplicación envía a las personas a una dirección de un dominio verificado, ven ese dominio con un distintivo. Su nombre recibe el suyo cuando lo hemos revisado, hasta que cambie el nombre, los dominios o el destino de las respuestas.
partner-domains-later = Guarde primero quién hace sus aplicaciones. Después podrá demostrar que sus dominios son suyos.
partner-domain = Dominio
partner-domain-hint = Por ejemplo: example.com
partner-domain-add = Añadir un dominio
partner-domain-error = Escriba un nombre de dominio, como example.com. Las direcciones en números y los nombres de una sola máquina no se pueden demostrar.
partner-domain-many = No puede añadir más dominios.
partner-domain-record = Ponga este texto en un registro TXT de este nombre
partner-domain-file = O póngalo en un archivo disponible en esta dirección
partner-domain-check = Comprobar { $domain }
partner-domain-remove = Quitar { $domain }
partner-domain-waiting = En espera
partner-domain-verified = Verificado
partner-domain-failed = No verificado
partner-domain-not-found = No encontramos ni el registro ni el archivo el { $day }. Los registros nuevos pueden tardar unas horas en verse en todas partes.
partner-domain-other = Encontramos un registro o un archivo con otro texto el { $day }. Copie otra vez el texto de abajo.
partner-domain-no-answer = Ni el servidor de nombres ni el servidor web del dominio respondieron el { $day }.
partner-domain-proven-record = Demostrado por el registro el { $day }.
partner-domain-proven-file = Demostrado por el archivo el { $day }.
partner-addresses = ¿Adónde vuelven las personas?
partner-addresses-lead = Cuando las personas han decidido, las enviamos a una de estas direcciones. Debe ser exactamente la misma que en la petición de la aplicación: cada letra, y la barra del final.
partner-redirect-uris = Direcciones de redirección
partner-redirect-uris-hint = Una en cada línea, que empiece por https://
partner-response-modes = Cómo llegan las respuestas a su aplicación
partner-response-modes-hint = Elija lo que lee su aplicación. La mayoría lee la consulta de la dirección.
partner-response-query = En la consulta de la dirección
partner-response-fragment = En el fragmento de la dirección, que solo ven los scripts
partner-response-form-post = En un formulario que envía el navegador
partner-playground-hint = Para probar la aplicación en la zona de pruebas, añada esta dirección:
partner-error-line = Línea { $line }: { $fault }
partner-error-no-address = Escriba al menos una dirección.
partner-error-many-addresses = Escriba { $limit } direcciones como máximo.
partner-error-repeated = esta dirección ya está
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
partner-error-look-alike = el nombre de host mezcla alfabetos o tiene letras que se parecen a otras
partner-permissions = ¿Qué necesita?
partner-permissions-lead = Las personas confían en las aplicaciones que piden poco. Diga para cada permiso por qué lo necesita: las personas lo leen en la página donde deciden.
partner-not-used = No se usa
partner-required = Obligatorio
partner-required-text = La aplicación no funciona sin él.
partner-optional = Opcional
partner-optional-text = Las personas eligen.
partner-default = Pedirlo cuando una petición no nombra ningún permiso
partner-purpose = ¿Por qué lo necesita?
partner-purpose-hint = Las personas leen esto. Hasta 120 caracteres.
partner-error-purpose = Diga por qué necesita esto: { $permission }
partner-error-purpose-text = Use hasta 120 caracteres con palabras sencillas, sin direcciones web: { $permission }
partner-error-no-permission = Elija al menos un permiso.
partner-many = Pide { $count } permisos. Las aplicaciones que piden seis o menos se permiten más a menudo.
partner-admin = Algunos de estos solo los puede permitir un administrador: { $permissions }
partner-error-name = Escriba un nombre.
partner-error-name-long = Use 50 caracteres como máximo.
partner-error-name-text = Use letras, cifras y puntuación sencilla, en un solo alfabeto, sin direcciones web.
partner-error-name-taken = Esto se lee como el nombre de otra persona o empresa: { $name }
partner-error-description = Escriba en una línea qué hace la aplicación.
partner-review = ¿Está todo listo?
partner-review-todo = Antes de poder registrar la aplicación
partner-review-publisher = Diga quién hace sus aplicaciones.
partner-register = Registrar la aplicación
partner-register-text = Recibe un identificador del cliente, y un secreto si la aplicación puede guardarlo.
partner-preview = Ver la página de consentimiento
partner-preview-text = Esto es lo que leerán las personas. Mírelo antes que nadie.
partner-preview-later = Podrá verla cuando todo lo anterior esté escrito.
partner-preview-title = Vista previa
partner-preview-note = Esto es solo una vista previa. Aquí no se permite nada, y ninguna aplicación se entera.
partner-preview-as = Mostrar como
partner-preview-back = Volver a la aplicación
partner-changes = Cambios todavía sin guardar
partner-changes-save = Guardar los cambios
partner-change-name = El nombre cambia de { $before } a { $now }.
partner-change-description = La descripción cambia.
partner-change-host = Se puede enviar a las personas a otro host: { $host }
partner-change-new-address = Se puede enviar a las personas a otra dirección: { $address }
partner-change-address = Esta dirección ya no se puede usar: { $address }
partner-change-modes = Las respuestas pueden llegar a la aplicación por otras vías que antes.
partner-change-required = Esto pasa a ser obligatorio: { $permission }
partner-change-optional = Esto se puede pedir: { $permission }
partner-change-gone = Esto ya no se puede pedir: { $permission }. Lo que las personas permitieron antes se mantiene hasta que lo quiten.
partner-change-words = Cambia para qué se necesita esto: { $permission }
partner-change-asks = Se volverá a preguntar a todas las personas que usan la aplicación la próxima vez que esta las envíe aquí.
partner-change-review = La aplicación sale del mercado de aplicaciones hasta que la hayamos revisado de nuevo.
partner-done-saved = Guardado.
partner-done-removed = La aplicación se ha eliminado.
partner-client = Sus credenciales
partner-client-text = Su aplicación envía el identificador del cliente con cada petición. No es secreto.
partner-no-secret = Esta aplicación no tiene secreto: funciona donde todos pueden leerla.
partner-secret-replace = Reemplazar el secreto
partner-play = Probarla en la zona de pruebas
partner-play-text = La zona de pruebas le guía paso a paso por todo el recorrido, con su aplicación.
partner-market = Mercado de aplicaciones
partner-market-text = En el mercado de aplicaciones, la aplicación se ofrece a todas las empresas.
partner-market-unlisted = No se ofrece.
partner-market-submitted = Enviada el { $day }. La revisamos antes de que se ofrezca.
partner-market-listed = Se ofrece desde el { $day }.
partner-market-declined = No aceptada el { $day }. Motivo: { $note }
partner-market-submit = Ofrecerla en el mercado de aplicaciones
partner-market-withdraw = Retirarla del mercado de aplicaciones
partner-market-lacks = Antes de que se pueda ofrecer:
partner-lacks-verified = Demuestre que el dominio de cada dirección de redirección es suyo.
partner-lacks-website = Indique su sitio web: las personas empiezan allí.
partner-lacks-privacy = Indique dónde está su política de privacidad.
partner-lacks-loopback = Quite las direcciones de la propia máquina del usuario.
partner-logo = Logotipo
partner-logo-text = Las personas lo ven en la página donde deciden, en cuanto se ha demostrado que un dominio es suyo. Hasta entonces ven la primera letra del nombre.
partner-logo-now = Su logotipo tal como lo ven las personas
partner-logo-file = Imagen
partner-logo-hint = Un archivo PNG, JPEG o WebP de 1 MiB como máximo, y de 2048 píxeles de ancho y de alto como máximo. Lo dibujamos de nuevo con 96 por 96 píxeles.
partner-logo-asks = Un logotipo nuevo vale de inmediato. Se volverá a preguntar a todas las personas que usan la aplicación la próxima vez que esta las envíe aquí.
partner-logo-upload = Subir el logotipo
partner-logo-remove = Quitar el logotipo
partner-logo-none = Elija una imagen.
partner-logo-bytes = El archivo ocupa más de 1 MiB. Redúzcalo.
partner-logo-format = Este archivo no es una imagen PNG, JPEG o WebP. Guarde la imagen como PNG.
partner-logo-pixels = La imagen tiene más de 2048 píxeles de ancho o de alto. Redúzcala.
partner-logo-broken = La imagen está dañada. Guárdela otra vez como PNG.
partner-remove = Eliminar la aplicación
partner-remove-question = ¿Eliminar { $name }?
partner-remove-text = Nadie podrá conectarla, y quien la haya conectado la pierde al momento. Esto no se puede deshacer.
partner-remove-draft = Lo que escribió sobre ella se perderá.
partner-publisher-mark = Editor

# El mercado de aplicaciones.

market-title = Mercado de aplicaciones
market-lead = Aplicaciones que otros hacen para { $platform }. Hemos revisado cada una de ellas.
market-none = Aquí todavía no hay aplicaciones.
market-asks = Pide
market-website = Abrir su sitio web para conectarla
market-approve = Aprobarla para { $company }
market-approved = { $company } la ha aprobado.
market-review = Aplicaciones por revisar
market-review-lead = Sus propietarios quieren ofrecerlas en el mercado de aplicaciones.
market-review-none = Ninguna aplicación espera.
market-names = Nombres de editores
market-names-lead = Un dominio verificado indica adónde van las respuestas de una aplicación, no de quién es. Confirme un nombre solo si ha comprobado que la organización que está detrás de estos dominios lo lleva. Cualquier cambio de nombre, dominios o direcciones pone fin a la confirmación.
market-names-none = Ningún editor tiene un dominio verificado.
market-name-accept = Confirmar el nombre { $name }
market-name-end = Retirar la confirmación de { $name }
market-accept = Ofrecer { $name }
market-decline = Rechazar { $name }
market-note = Motivo para sus propietarios
market-note-hint = Lo leen si usted rechaza la aplicación. Hasta 120 caracteres.
market-done = Listo.

## El registro de auditoría

audit = Registro de auditoría
audit-lead = Quién ha hecho qué con las credenciales, el acceso y la norma de su empresa, lo más reciente primero.
audit-none = No hay entradas que correspondan.
audit-what = Qué
audit-who = Quién (parte de un nombre o de una dirección de correo)
audit-from = Desde (UTC)
audit-to = Hasta (UTC)
audit-find = Mostrar
audit-file = Descargar en CSV (las 10.000 más recientes como máximo)
audit-all = Todo
audit-credentials = Credenciales
audit-grants = Acceso de aplicaciones
audit-policy = Norma, decisiones y peticiones
audit-apps = Sus propias aplicaciones
audit-people = Cuentas
audit-person = { $name } ({ $email })
audit-program = { $name } (una clave o un servicio)
audit-platform = La plataforma
audit-operator = El operador, en la línea de comandos
audit-server = El servidor, por sí mismo
when-and-where = { $when }, desde { $address }
audit-credential-made = Ha creado la credencial { $name }
audit-credential-replaced = Ha dado un secreto nuevo a la credencial { $name }
audit-credential-revoked = Ha revocado la credencial { $name }
audit-client-added = Ha registrado el cliente { $name }
audit-client-secret-added = Ha dado un secreto nuevo al cliente { $name }
audit-client-changed = Ha cambiado el cliente { $name }
audit-client-disabled = Ha desactivado el cliente { $name }
audit-client-enabled = Ha reactivado el cliente { $name }
audit-other = { $action }: { $name }
audit-signing-key-made = Ha hecho crear la próxima clave de firma: { $name }
audit-server-key-made = Ha hecho crear la próxima clave del servidor: { $name }
audit-server-key-retired = Ha puesto fin de inmediato a una clave del servidor: { $name }
audit-master-key-changed = Ha cambiado la clave maestra; la nueva: { $name }
audit-grant-given = Ha permitido el acceso a { $name }
audit-permission-removed = Ha retirado un permiso a { $name }
audit-grant-removed = Ha retirado todo el acceso a { $name }
audit-grant-of-person-removed = Ha quitado { $name } a una persona
audit-grants-of-app-removed = Ha quitado { $name } a todos
audit-app-blocked = Ha bloqueado { $name }
audit-app-approved = Ha aprobado { $name } para todos
audit-app-undecided = Ha dejado { $name } a la norma
audit-approval-asked = Ha pedido que se le permita { $name }
audit-approval-given = Ha aprobado una petición de { $name }
audit-approval-refused = Ha rechazado una petición de { $name }
audit-policy-changed = Ha guardado la norma de { $name }
audit-app-registered = Ha registrado la aplicación { $name }
audit-app-changed = Ha cambiado la aplicación { $name }
audit-logo-given = Ha puesto un logotipo a la aplicación { $name }
audit-logo-removed = Ha quitado el logotipo de la aplicación { $name }
audit-app-removed = Ha eliminado la aplicación { $name }
audit-app-submitted = Ha ofrecido la aplicación { $name } al Marketplace
audit-app-withdrawn = Ha retirado la aplicación { $name } del Marketplace
audit-app-listed = Ha aceptado la aplicación { $name } en el Marketplace
audit-app-declined = Ha rechazado la aplicación { $name } en el Marketplace
audit-publisher-changed = Ha guardado el editor { $name }
audit-publisher-reviewed = Ha confirmado el nombre del editor { $name }
audit-publisher-review-ended = Ha retirado la confirmación del nombre del editor { $name }
audit-domain-claimed = Ha reclamado el dominio { $name }
audit-domain-checked = Ha hecho verificar el dominio { $name }
audit-domain-dropped = Ha quitado el dominio { $name }
audit-company-added = Ha añadido la empresa { $name }
audit-user-added = Ha añadido la cuenta { $name }
audit-user-changed = Ha cambiado la cuenta { $name }
audit-email-given-up = No ha podido enviar un correo a { $name }

## Cartas

mail-greeting = Hola, { $name }:
mail-closing = { $platform } ha escrito esta carta automáticamente; nadie lee las respuestas.
mail-allowed-subject = Usted permitió a { $app } usar su cuenta de { $platform }
mail-allowed-text = Esto es lo que permitió a { $app } en su cuenta de { $platform }:
mail-publisher = Editor: { $publisher }
mail-when = Cuándo: { $time }
mail-where = Desde la red: { $network }
mail-gone = Este acceso se ha quitado desde entonces.
mail-not-me = No fui yo – quitar el acceso:
mail-not-me-text = El enlace funciona durante { $days } días y sin iniciar sesión. Solo puede quitar este acceso.
mail-connected-apps = Todo lo que ha conectado:
mail-asked-subject = { $name } pide usar { $app }
mail-asked-text = { $name } ({ $email }) le pide que permita { $app } en { $company }. La aplicación quiere esto:
mail-asked-message = Su mensaje:
mail-asked-link = Responda aquí:
mail-approved-subject = Se aprobó su petición para { $app }
mail-approved-text = { $name } aprobó su petición. Ya puede conectar { $app }, en la aplicación. Antes no tiene ningún acceso.
mail-refused-subject = Se rechazó su petición para { $app }
mail-refused-text = { $name } rechazó su petición. No se ha compartido nada con { $app }.
mail-reason = El motivo:
mail-ends-subject = { $name } termina el { $day }
mail-ends-text = El token de API { $name }, que acaba en { $ending }, vale en { $company } hasta este momento: { $time }. Después, las llamadas con él fallan. Cree otro a tiempo si algo todavía lo necesita.
mail-stops-subject = Un secreto antiguo de { $name } deja de valer el { $day }
mail-stops-text = El secreto de { $name } en { $company } que acaba en { $ending } se ha sustituido. Deja de valer en este momento: { $time }. Después, las llamadas con él fallan. Lo que todavía lo use necesita el nuevo.
mail-key-subject = La clave de API { $name } sigue dando acceso a todo
mail-key-text = La clave de API { $name }, que acaba en { $ending }, se creó el { $day }. Puede leer y cambiar todo en { $company } y no tiene fecha de fin. Es solo para pruebas: revóquela si ya nadie la necesita.
mail-credential-link = Adminístrela aquí:
not-me-text = No necesita iniciar sesión para esto. Si no fue usted quien permitió a { $app } usar su cuenta, quite su acceso.
not-me-keep = Dejarlo como está
not-me-removed = Acceso quitado
not-me-removed-text = { $app } ya no puede usar su cuenta.
not-me-next = Si no fue usted quien lo permitió, quizá alguien conozca su contraseña: pida una nueva a su administrador. Encontrará qué más se permitió en { $link }.
not-me-expired = Este enlace ya no vale
not-me-expired-text = Todavía puede quitar el acceso: inicie sesión y vaya a { $link }.
not-me-unknown = Este enlace no funciona
not-me-unknown-text = Quizá se perdió una parte por el camino. Puede quitar el acceso de todos modos: inicie sesión y vaya a { $link }.
