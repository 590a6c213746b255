import type { Phrases } from '../phrase-book';

/** What a run, the door, the store and the virtual plant do not take. */
export const problemsOfRequests: Phrases = {
  // What a run does not take.
  'This question is no longer open, or was asked anew.': 'Esta pregunta ya no está abierta, o se hizo de nuevo.',
  'This question was answered by {a} at {b}.': 'Esta pregunta la respondió {a} a las {b}.',
  'Look at what is asked now.': 'Mire lo que se pregunta ahora.',
  'nothing is asked': 'no se pregunta nada',
  'The question is of another kind.': 'La pregunta es de otra clase.',
  'Answer in the kind that is asked, or say that you cannot see it.':
    'Responda en la clase que se pregunta, o diga que no lo puede ver.',
  'There is no run with this id.': 'No hay trabajo con este identificador.',
  'Look them up with `stackhand run list`.': 'Búsquelos con `stackhand run list`.',
  'The service is stopping.': 'El servicio se está deteniendo.',
  'Start it again; the run goes on where it was.': 'Arránquelo otra vez; el trabajo sigue donde estaba.',
  'Another run of this site has not ended.': 'Otro trabajo de este sitio no ha terminado.',
  'Finish it, or stop it with `stackhand run abort`.': 'Termínelo, o deténgalo con `stackhand run abort`.',
  'Nobody has described this site yet.': 'Nadie ha descrito aún este sitio.',
  'This site was described by {a} in between.': 'Este sitio lo describió {a} mientras tanto.',
  'Read the site again and change what stands there now.': 'Lea el sitio otra vez y cambie lo que hay ahora.',
  'revision {a}': 'revisión {a}',
  'This run stands in an older copy of the journal; nobody knows how far it went.':
    'Este trabajo está en una copia más vieja del diario; nadie sabe hasta dónde llegó.',
  'Look at the plant, stop the run here with words, then start `restore-only`.':
    'Mire la planta, detenga el trabajo aquí con palabras, después empiece `restore-only`.',
  'This run has ended.': 'Este trabajo ha terminado.',
  'Start another run; `restore-only` works off what is left open.':
    'Empiece otro trabajo; `restore-only` cierra lo que quedó abierto.',
  'This run was started before.': 'Este trabajo ya se había empezado.',
  'Watch it: `stackhand run watch`.': 'Sígalo: `stackhand run watch`.',
  'No earlier run left anything of this site to be put back.':
    'Ningún trabajo anterior dejó en este sitio algo por regresar.',
  'Start the procedure you need; see what is open with `stackhand run list`.':
    'Empiece el procedimiento que necesite; vea lo abierto con `stackhand run list`.',
  'This is not offered at this hold.': 'Esto no se ofrece en esta detención.',
  'Choose one of the offers.': 'Elija una de las opciones.',
  'A hold is only left with words.': 'Una detención solo se deja con palabras.',
  'Say what you changed, or why.': 'Diga qué cambió, o por qué.',
  'three letters or more': 'tres letras o más',
  'Only an answer that was given can be corrected.': 'Solo se corrige una respuesta que se dio.',
  'Look up the step in `stackhand run show`.': 'Busque el paso en `stackhand run show`.',
  'Something was moved since: this can no longer be looked at as it was.':
    'Desde entonces se movió algo: esto ya no se puede mirar como estaba.',
  'Correct it with the right value, or write a note.': 'Corríjalo con el valor correcto, o escriba una nota.',
  'A stack is being written: nothing else is asked meanwhile.':
    'Se está grabando una torre: mientras tanto no se pregunta otra cosa.',
  'Correct it when the tool has finished.': 'Corríjalo cuando la herramienta haya terminado.',
  'The corrected answer does not do either.': 'La respuesta corregida tampoco sirve.',
  'Correct without a value; the question is asked again then.': 'Corrija sin valor; entonces se pregunta otra vez.',

  // What the door does not let in.
  'Whoever changes a run says a name; it is recorded as not authenticated.':
    'Quien cambia un trabajo dice un nombre; se registra sin comprobar.',
  'Send the name of the person at the site.': 'Envíe el nombre de la persona en el sitio.',
  '1 to 60 characters, percent-encoded where they are not ASCII':
    'de 1 a 60 signos, codificados con porcentaje donde no sean ASCII',
  'A change needs a key, so that a repeat is not a second change.':
    'Un cambio necesita una llave, para que repetirlo no sea un segundo cambio.',
  'Make a new random key for each change, and send it again with each repeat.':
    'Haga una llave nueva al azar por cada cambio, y envíela otra vez en cada repetición.',
  '8 to 80 printable ASCII characters without blanks': 'de 8 a 80 signos ASCII imprimibles sin espacios',
  'The service answers under its loopback name only.': 'El servicio responde solo bajo su nombre local.',
  'Call it by one of these names.': 'Llámelo por uno de estos nombres.',
  'A page of another site may not speak to the service.':
    'Una página de otro sitio web no puede hablar con el servicio.',
  'Open the page of the service and do it there.': 'Abra la página del servicio y hágalo ahí.',
  'the pages of the service itself': 'las páginas del propio servicio',
  'A file is sent as its own bytes, announced as a picture.':
    'Un archivo se envía con sus propios bytes, anunciado como imagen.',
  'The body is not announced as JSON.': 'El contenido no está anunciado como JSON.',
  'Send the photo as the camera made it.': 'Envíe la foto como la hizo la cámara.',
  'Send one JSON object and say so.': 'Envíe un objeto JSON y anúncielo así.',
  'Too many screens are open.': 'Hay demasiadas pantallas abiertas.',
  'Close those that nobody looks at.': 'Cierre las que nadie mira.',
  'No file with this digest is stored here.': 'Aquí no se guarda archivo con esta huella.',
  'Send its bytes to POST /api/files.': 'Envíe sus bytes a POST /api/files.',
  'Something broke in the service; what was asked may not have been done.':
    'Algo se rompió en el servicio; puede que lo pedido no se haya hecho.',
  'Look at the run, then ask again with the same key. The log of the service says more.':
    'Mire el trabajo, después pida otra vez con la misma llave. El registro del servicio dice más.',
  'There is nothing here.': 'Aquí no hay nada.',
  'GET /api/openapi.json lists every route.': 'GET /api/openapi.json lista todas las rutas.',
  'The body is too long.': 'El contenido es demasiado largo.',
  'Send less in one request.': 'Envíe menos en una petición.',
  'The request cannot be read.': 'La petición no se puede leer.',
  'Send one JSON object.': 'Envíe un objeto JSON.',
  'This photo is not stored here.': 'Esta foto no está guardada aquí.',
  'Send its bytes to POST /api/files first, then answer with the digest that comes back.':
    'Envíe primero sus bytes a POST /api/files, después responda con la huella que regresa.',
  'Correct it and send it again; GET /api/openapi.json says what is expected.':
    'Corríjalo y envíelo otra vez; GET /api/openapi.json dice qué se espera.',
  'There is no product profile with this id.': 'No hay perfil de producto con este identificador.',
  'Choose one of the products.': 'Elija uno de los productos.',
  'No site with this id was ever described, and no run was planned for one.':
    'Nunca se describió un sitio con este identificador, ni se planeó un trabajo para él.',
  'GET /api/sites names the sites there are.': 'GET /api/sites nombra los sitios que hay.',
  'The description names another site than its address.': 'La descripción nombra otro sitio que su dirección.',
  'Leave the id out, or use that of the address.': 'Quite el identificador, o use el de la dirección.',
  'No run has met a controller with this serial number.':
    'Ningún trabajo encontró un controlador con este número de serie.',
  'GET /api/stacks names those that were met.': 'GET /api/stacks nombra los que se encontraron.',

  // What the store does not take.
  'The record "{a}" has moved on since it was read.': 'El registro "{a}" avanzó desde que se leyó.',
  'Read it again and decide anew.': 'Léalo otra vez y decida de nuevo.',
  'This request has been answered before.': 'Esta petición ya se respondió.',
  'Give the first answer again; it is kept under the same key.':
    'Dé otra vez la primera respuesta; se guarda bajo la misma llave.',
  'This {a} cannot be used.': 'Esto no se puede usar: {a}.',
  'Use another name.': 'Use otro nombre.',
  '1 to 200 printable ASCII characters without blanks': 'de 1 a 200 signos ASCII imprimibles sin espacios',
  'This event is too large for the journal.': 'Este evento es demasiado grande para el diario.',
  'Store the content as a file and name it by its digest.':
    'Guarde el contenido como archivo y nómbrelo por su huella.',
  'This cannot be stored as JSON: {a}': 'Esto no se puede guardar como JSON: {a}',
  'Report this: a value in an event is of a kind that JSON cannot carry.':
    'Avise de esto: un valor de un evento es de una clase que JSON no puede llevar.',
  'The record "{a}" is broken at event {b}: {c}.': 'El registro "{a}" está roto en el evento {b}: {c}.',
  'Do not continue on this record. Look at the plant, keep the data folder, and restore a backup or start a new run.':
    'No siga con este registro. Mire la planta, conserve la carpeta de datos, y use una copia de respaldo o empiece otro trabajo.',
  'A stored event cannot be read.': 'Un evento guardado no se puede leer.',
  'Keep the data folder as it is, look at the plant, and restore a backup.':
    'Deje la carpeta de datos como está, mire la planta y use una copia de respaldo.',
  'Another service has opened this data folder since; this one is no longer its holder and writes nothing more.':
    'Otro servicio abrió desde entonces esta carpeta de datos; este ya no la tiene y no escribe nada más.',
  'Use the other service. Find out why two were started: the lock file of a folder in use must not be removed.':
    'Use el otro servicio. Averigüe por qué se arrancaron dos: el archivo de bloqueo de una carpeta en uso no se quita.',
  'This file is too large.': 'Este archivo es demasiado grande.',
  'Send a smaller one; for a photo a lower resolution is enough.':
    'Envíe uno más pequeño; para una foto basta menos resolución.',
  'up to {a} bytes': 'hasta {a} bytes',
  'This file is not of the type it was sent as, or of one that is not kept.':
    'Este archivo no es del tipo con que se envió, o de uno que no se guarda.',
  'Send a photo as the camera makes it (JPEG, PNG, WebP, HEIC) or a PDF.':
    'Envíe una foto como la hace la cámara (JPEG, PNG, WebP, HEIC) o un PDF.',
  'A stored file cannot be used: {a}.': 'Un archivo guardado no se puede usar: {a}.',
  'Restore it from a backup of the data folder, or send the same file again.':
    'Recupérelo de una copia de la carpeta de datos, o envíe otra vez el mismo archivo.',
  'Events have been taken out of the journal.': 'Se quitaron eventos del diario.',
  'Do not continue on this journal. Look at the plant, keep the data folder, and restore a backup.':
    'No siga con este diario. Mire la planta, conserve la carpeta de datos y use una copia de respaldo.',
  'The disk with the data folder is full. {a}': 'El disco con la carpeta de datos está lleno. {a}',
  'Free some space on that disk and try again.': 'Libere espacio en ese disco e intente otra vez.',
  'Another program holds the database. {a}': 'Otro programa tiene la base de datos. {a}',
  'Close the program that has the database file open (a viewer, a backup) and try again.':
    'Cierre el programa que tiene abierto el archivo de la base (un visor, un respaldo) e intente otra vez.',
  'The data folder cannot be written. {a}': 'No se puede escribir en la carpeta de datos. {a}',
  'Check the rights of the folder, and whether the disk was mounted read-only after an error.':
    'Revise los permisos de la carpeta, y si el disco quedó en solo lectura tras un error.',
  'The disk reported an error; whether the last request was kept is not known.':
    'El disco avisó de un error; no se sabe si la última petición se guardó.',
  'Stop the service, check the disk, start again: the journal then says what was kept.':
    'Detenga el servicio, revise el disco, arranque otra vez: el diario dice entonces qué se guardó.',
  'Keep the data folder as it is, look at the plant, then run `stackhand verify` and restore a backup.':
    'Deje la carpeta de datos como está, mire la planta, después use `stackhand verify` y una copia de respaldo.',
  'Nothing of this request was kept.': 'De esta petición no se guardó nada.',
  'The record of this run does not begin with its plan.': 'El registro de este trabajo no empieza con su plan.',
  'Check the journal (`stackhand verify`) and take the record from a backup.':
    'Revise el diario (`stackhand verify`) y tome el registro de una copia de respaldo.',
  'The database is damaged.': 'La base de datos está dañada.',
  'The database file is damaged or is not a database.': 'El archivo de la base está dañado o no es una base de datos.',
  'The database file cannot be opened.': 'El archivo de la base de datos no se puede abrir.',
  'Check that the data folder exists and that the service may read and write it.':
    'Revise que la carpeta de datos exista y que el servicio pueda leerla y escribirla.',
  'The data folder has been closed.': 'La carpeta de datos se cerró.',
  'The service is stopping; send the request again when it has started.':
    'El servicio se está deteniendo; envíe la petición otra vez cuando haya arrancado.',

  // What the virtual plant does not do.
  'The bank has no switch of this number.': 'El banco no tiene interruptor con este número.',
  'Count the switches of the bank from the end marked 1.':
    'Cuente los interruptores del banco desde el extremo marcado 1.',
  '1 to {a}': 'de 1 a {a}',
  'The site has nothing of this name.': 'El sitio no tiene nada con este nombre.',
  'Use one of the names of the site.': 'Use uno de los nombres del sitio.',
  'This cannot be read.': 'Esto no se puede leer.',
  'Correct the field and send it again.': 'Corrija el campo y envíelo otra vez.',
  'the tool has no power': 'la herramienta no tiene corriente',
  'the tool is not connected': 'la herramienta no está conectada',
  'the tool is writing': 'la herramienta está grabando',
  'both ends would be in one stack': 'los dos extremos quedarían en una torre',
  'no cable in hand': 'no hay cable en la mano',
  'the busbar is not live: nothing to precharge from':
    'la barra colectora no está con tensión: no hay de dónde precargar',
  'this site has no DC disconnect per stack': 'este sitio no tiene seccionador DC por torre',
  '{a} is locked': '{a} tiene candado',
  '{a} is dead: nothing feeds it': '{a} está apagado: nada lo alimenta',
  '{a} is not running': '{a} no está en marcha',
  '{a} is already on the busbar': '{a} ya está en la barra colectora',
  'Link A of {a} is taken': 'Link A de {a} está ocupado',
  'Link B of {a} is taken': 'Link B de {a} está ocupado',
  'no cable is plugged between {a} and {b}': 'no hay cable conectado entre {a} y {b}',
  'the inverter lead is in {a}': 'el cable del inversor está en {a}',

  // What a shape says of a request.
  'The request has another shape.': 'La petición tiene otra forma.',
  'Invalid input': 'Entrada no válida',
  'Invalid input: expected {a}, received {b}': 'Entrada no válida: se espera {a}, llegó {b}',
  'Invalid input: expected {a}': 'Entrada no válida: se espera {a}',
  'Invalid option: expected one of {a}': 'Opción no válida: se espera una de {a}',
  'Invalid string: must match pattern {a}': 'Texto no válido: debe seguir la forma {a}',
  'Too small: expected {a} to have {b}': 'Muy corto: se espera que {a} tenga {b}',
  'Too small: expected {a} to be {b}': 'Muy pequeño: se espera que {a} sea {b}',
  'Too big: expected {a} to have {b}': 'Muy largo: se espera que {a} tenga {b}',
  'Too big: expected {a} to be {b}': 'Muy grande: se espera que {a} sea {b}',
  'Unrecognized key: {a}': 'Campo desconocido: {a}',
  'Unrecognized keys: {a}': 'Campos desconocidos: {a}',
};
