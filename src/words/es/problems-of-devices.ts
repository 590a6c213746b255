import type { Phrases } from '../phrase-book';

/** What devices, their lines and the transfer of an image come to: in refusals, and in brackets behind what the machine did. */
export const problemsOfDevices: Phrases = {
  // What the machine says that it did.
  'there is no such step': 'no hay tal paso',
  'nothing here can do this': 'aquí nada puede hacer esto',
  'runs this very image already': 'ya corre esta misma imagen',
  'tested on {a}': 'probado en {a}',
  'read from {a}': 'leído de {a}',
  'the unit runs the image': 'la unidad corre la imagen',
  'it was found in {a}: nothing was sent': 'se encontró así: {a}; no se envió nada',
  'read over its bus': 'leído por su bus',
  'training site: nothing is kept awake': 'sitio de entrenamiento: nada se mantiene despierto',
  'systemd-inhibit keeps this machine awake while the run goes on':
    'systemd-inhibit mantiene despierta esta máquina mientras sigue el trabajo',
  'the machine may fall asleep: {a}': 'la máquina puede entrar en reposo: {a}',
  'systemd-inhibit ended with {a}': 'systemd-inhibit terminó con {a}',
  'leave-parallel ends with the set apart and the breakers locked':
    'leave-parallel termina con el conjunto separado y los disyuntores con candado',
  'Danger was reported: nothing was sent.': 'Se avisó de un peligro: no se envió nada.',
  'Everybody stays out. It is done by a person when danger is over.':
    'Todos quedan afuera. Lo hace una persona cuando pase el peligro.',
  'Something went wrong.': 'Algo salió mal.',
  'Look at the log of the service.': 'Mire el registro del servicio.',
  'Nobody knows the serial number of {a}, so nobody can say whether this is it.':
    'Nadie conoce el número de serie de {a}, así que nadie puede decir si es esta.',
  'Another unit than {a} answers on this lead.': 'Por este cable responde otra unidad que {a}.',
  'Look in which stack the lead is; correct the lead or the site file.':
    'Mire en qué torre está el cable de datos; corrija el cable o el sitio.',

  // Lines.
  'The device answered with exception {a}: {b}.': 'El equipo respondió con la excepción {a}: {b}.',
  'the device does not know this function': 'el equipo no conoce esta función',
  'the device does not have these registers': 'el equipo no tiene estos registros',
  'the device does not accept this value or this count': 'el equipo no acepta este valor o esta cantidad',
  'the device failed while doing it': 'el equipo falló al hacerlo',
  'the device has begun and needs time': 'el equipo empezó y necesita tiempo',
  'the device is busy': 'el equipo está ocupado',
  'the device found its memory faulty': 'el equipo halló su memoria con fallas',
  'the gateway has no path to the device': 'la pasarela no tiene camino al equipo',
  'the device behind the gateway did not answer': 'el equipo detrás de la pasarela no respondió',
  'the Modbus specification gives it no meaning': 'la especificación de Modbus no le da significado',
  'No answer within {a} ms.': 'Sin respuesta en {a} ms.',
  'Check power, cable (A and B swapped), unit address, baud and parity, in this order, one at a time.':
    'Revise corriente, cable (A y B cambiados), dirección de unidad, baudios y paridad, en este orden, de uno en uno.',
  'Ask for its state until it is ready, then look whether it was done.':
    'Pregunte su estado hasta que esté listo, después mire si se hizo.',
  "Correct the gateway's table of units.": 'Corrija la tabla de unidades de la pasarela.',
  'Check that the register map of the profile is the map of this device.':
    'Revise que el mapa de registros del perfil sea el de este equipo.',
  'Wait and ask again.': 'Espere y pregunte otra vez.',
  'Look at the power, the cable and the unit address of the device behind the gateway.':
    'Mire corriente, cable y dirección de unidad del equipo detrás de la pasarela.',
  'Check power, cable and unit address.': 'Revise corriente, cable y dirección de unidad.',
  'Check cable, termination and a device that restarts.': 'Revise cable, terminación y un equipo que se reinicia.',
  'Check baud and parity, termination and shield, and that no two devices have the same address.':
    'Revise baudios y paridad, terminación y blindaje, y que no haya dos equipos con la misma dirección.',
  'Look for a device that answers for another, or a second master.':
    'Busque un equipo que responde por otro, o un segundo amo de la línea.',
  'Look for two devices at one address.': 'Busque dos equipos en una dirección.',
  'Do not count it as written: read back, and look for two devices at one address.':
    'No lo dé por escrito: lea de vuelta, y busque dos equipos en una dirección.',
  'Check the register map of the profile, and look for two devices at one address.':
    'Revise el mapa de registros del perfil, y busque dos equipos en una dirección.',
  'Unplug the other master before going on.': 'Desconecte el otro amo antes de seguir.',
  "Switch the adapter's echo off, or state echo for this line.":
    'Desactive el eco del adaptador, o anote eco para esta línea.',
  'Unplug other masters; if none is there, take echo off for this line.':
    'Desconecte otros amos; si no hay ninguno, quite el eco de esta línea.',
  'Look for two devices at one address and for bad termination.':
    'Busque dos equipos en una dirección y una mala terminación.',
  'Plug the adapter in; `stackhand line list` prints the ports that are there, by the id that does not change.':
    'Conecte el adaptador; `stackhand line list` imprime los puertos que hay, por el nombre que no cambia.',
  'Close the other program (ModemManager takes new ports too), then try again.':
    'Cierre el otro programa (ModemManager también toma puertos nuevos), después intente otra vez.',
  'Put the user into the group that owns the port (dialout on most systems), and log in again.':
    'Ponga al usuario en el grupo dueño del puerto (dialout en casi todos los sistemas) y vuelva a entrar.',
  'Check that it is a serial port and that the adapter can do this baud and parity.':
    'Revise que sea un puerto serie y que el adaptador pueda con estos baudios y paridad.',
  'No answer came.': 'No llegó respuesta.',
  'The answer broke off.': 'La respuesta se cortó.',
  'What came back is no whole Modbus frame.': 'Lo que llegó no es una trama Modbus completa.',
  'Another unit answered.': 'Respondió otra unidad.',
  'The answer is to another function.': 'La respuesta es a otra función.',
  'The device confirmed another register address than it was sent.':
    'El equipo confirmó otra dirección de registro que la enviada.',
  'The answer has another number of registers than was asked.':
    'La respuesta tiene otro número de registros que el pedido.',
  'The request of another master came instead of an answer.':
    'En vez de una respuesta llegó la petición de otro amo de la línea.',
  'The line returned our own request: this adapter echoes.':
    'La línea devolvió nuestra propia petición: este adaptador hace eco.',
  'What the adapter echoed is not what was sent: two spoke at once, or it does not echo at all.':
    'El eco del adaptador no es lo enviado: hablaron dos a la vez, o no hace eco.',
  'The answer came with other bytes around it.': 'La respuesta llegó con otros bytes alrededor.',
  'The answer could not be taken apart.': 'La respuesta no se pudo interpretar.',
  'Record the line with `stackhand line record` and send the recording.':
    'Grabe la línea con `stackhand line record` y envíe la grabación.',
  'The address of a line is not understood: {a}.': 'No se entiende la dirección de una línea: {a}.',
  'Write the address in one of the forms that `stackhand line list` prints.':
    'Escriba la dirección en una de las formas que imprime `stackhand line list`.',
  'This request cannot be put into a Modbus frame; nothing was sent.':
    'Esta petición no cabe en una trama Modbus; no se envió nada.',
  'Correct the register map of the profile.': 'Corrija el mapa de registros del perfil.',
  'This line was closed.': 'Esta línea se cerró.',
  'Open it again before asking.': 'Ábrala otra vez antes de preguntar.',
  'The line went away.': 'La línea desapareció.',
  'Look at the plug and the power of the adapter; the next request opens the line again by the same name.':
    'Mire el conector y la corriente del adaptador; la siguiente petición abre otra vez la línea con el mismo nombre.',
  'The line was opened anew since the unit on it was looked at; nothing was sent.':
    'La línea se abrió de nuevo después de mirar su unidad; no se envió nada.',
  'Look at the unit again before writing to it.': 'Mire otra vez la unidad antes de grabar en ella.',
  'opening {a}': 'apertura {a}',
  'Somebody else speaks on this line without a pause; it was not quiet within {a} ms.':
    'Alguien más habla sin pausa en esta línea; no calló en {a} ms.',
  "Unplug other masters (monitoring dongles, the inverter's own link), then check baud and parity.":
    'Desconecte otros amos de la línea (monitores, el enlace propio del inversor), después revise baudios y paridad.',
  'Another master asks on this line; nothing was sent.': 'Otro amo pregunta en esta línea; no se envió nada.',
  'Bytes were heard on this line although nobody was asked; nothing was sent.':
    'Se oyeron bytes en esta línea sin que se preguntara a nadie; no se envió nada.',
  "Unplug the other master (a dongle, the inverter's link, a stack at address 0); else check baud and parity.":
    'Desconecte el otro amo (un monitor, el enlace del inversor, una torre en la dirección 0); si no, revise baudios y paridad.',
  'a silent line': 'una línea callada',
  'There is no such port.': 'No hay tal puerto.',
  'Another program has this port.': 'Otro programa tiene este puerto.',
  'This user may not open the port.': 'Este usuario no puede abrir el puerto.',
  'The port could not be opened with these settings.': 'El puerto no se pudo abrir con estos ajustes.',
  'Serial ports are read here through file descriptors, which this system does not have.':
    'Aquí los puertos serie se leen por descriptores de archivo, que este sistema no tiene.',
  'Run the service on Linux, or reach the device through a serial device server (rtu+tcp://).':
    'Use el servicio en Linux, o llegue al equipo por un servidor de puerto serie (rtu+tcp://).',
  'Nobody takes a connection there.': 'Nadie acepta una conexión ahí.',
  'Check power and network of the device or gateway, its address and port, and that no other master holds its only connection.':
    'Revise corriente y red del equipo o pasarela, su dirección y puerto, y que ningún otro amo tenga su única conexión.',
  'The CAN adapter refused the speed of the battery bus.':
    'El adaptador CAN rechazó la velocidad del bus de la batería.',
  'Close other programs that hold the adapter open, unplug it, plug it in again; else use another adapter.':
    'Cierre otros programas que tengan el adaptador, desconéctelo, conéctelo otra vez; si no, use otro adaptador.',
  'The CAN adapter refused to open for listening only; it was not opened at all.':
    'El adaptador CAN no quiso abrir solo para escuchar; no se abrió.',
  'Use an adapter (or its newer firmware) that has one: an adapter that acknowledges takes part in the battery bus.':
    'Use un adaptador (o su firmware más nuevo) que lo tenga: un adaptador que confirma participa en el bus de la batería.',
  'an adapter with a listen-only mode': 'un adaptador con modo de solo escucha',
  'The CAN adapter went away while it was opened.': 'El adaptador CAN desapareció al abrirlo.',
  'Look at its plug, then open it again.': 'Mire su conector, después ábralo otra vez.',

  // Maps of registers.
  'The device answers, but its register map does not begin with the SunSpec marker "SunS" at any place where it may stand.':
    'El equipo responde, pero su mapa de registros no empieza con la marca SunSpec "SunS" en ningún lugar posible.',
  'Look at the model on its label and choose the product that fits; check the unit number.':
    'Mire el modelo en su etiqueta y elija el producto que corresponda; revise el número de unidad.',
  'The chain of SunSpec models does not come to its end marker.':
    'La cadena de modelos SunSpec no llega a su marca final.',
  'Read again; when it stays, the device needs another profile, or its maker must say where its models stand.':
    'Lea otra vez; si sigue así, el equipo necesita otro perfil, o su fabricante debe decir dónde están sus modelos.',
  'a model id and its length, or the end marker 0xffff': 'un modelo y su longitud, o la marca final 0xffff',
  'One point of the register map is longer than a single read of this device may be.':
    'Un punto del mapa de registros es más largo que una sola lectura de este equipo.',
  'Correct the profile: the length of the point, or how many registers the device gives in one read.':
    'Corrija el perfil: la longitud del punto, o cuántos registros da el equipo en una lectura.',
  'up to {a}': 'hasta {a}',
  'up to {a} s': 'hasta {a} s',
  'The stack restarted during each of {a} readings, so no set of values belongs together.':
    'La torre se reinició en cada una de {a} lecturas, así que ningún grupo de valores va junto.',
  'Leave it alone until its LCD is quiet, look at its supply, then read again.':
    'No la toque hasta que su LCD esté quieto, mire su alimentación, después lea otra vez.',
  'Model {a} no longer stands where it was found.': 'El modelo {a} ya no está donde se encontró.',
  'Walk the map of the device again; if it happens twice, look for a second device with this unit number.':
    'Recorra otra vez el mapa del equipo; si pasa dos veces, busque un segundo equipo con este número de unidad.',
  'The inverter no longer shows the storage limits that were recorded.':
    'El inversor ya no muestra los límites de almacenamiento que se registraron.',
  'Compare the limits in the menu of the inverter with the recorded ones and set them there.':
    'Compare los límites en el menú del inversor con los registrados y póngalos ahí.',
  'The inverter scales its limits otherwise than when they were recorded; the recorded words would mean other limits.':
    'El inversor escala sus límites de otro modo que al registrarlos; los valores registrados serían otros límites.',
  'Set the recorded limits in the menu of the inverter; its firmware or its settings were changed.':
    'Ponga los límites registrados en el menú del inversor; se cambió su firmware o sus ajustes.',
  'The line handed over fewer registers than were asked for.': 'La línea entregó menos registros que los pedidos.',
  'Read again; if it stays, record the line and report it: the line must refuse such an answer.':
    'Lea otra vez; si sigue así, grabe la línea y avise: la línea debe rechazar esa respuesta.',
  '{a} registers': '{a} registros',
  'The unit answers, but no SunSpec map begins at any of the known registers.':
    'La unidad responde, pero ningún mapa SunSpec empieza en los registros conocidos.',
  'Switch SunSpec on in the menu of the inverter, try its other unit number, or plan it as an inverter without a bus.':
    'Active SunSpec en el menú del inversor, pruebe su otro número de unidad, o planéelo como inversor sin bus.',
  '0x5375 0x6e53 at {a}': '0x5375 0x6e53 en {a}',
  'The marker of the map stands there with its two words exchanged.':
    'La marca del mapa está ahí con sus dos palabras cambiadas.',
  'Look for a gateway that exchanges words and switch that off; nothing behind it can be read as it is.':
    'Busque una pasarela que cambia palabras y desactive eso; nada detrás se puede leer como es.',
  'The chain of models stops making sense: model {a} without a length.':
    'La cadena de modelos deja de tener sentido: modelo {a} sin longitud.',
  'Read the length of the model from the maker’s register list and add it as the quirk `modelLengths`.':
    'Lea la longitud del modelo en la lista de registros del fabricante y agréguela como particularidad `modelLengths`.',
  'a model number from 1 with 1 to 65533 registers, or the end marker 0xffff':
    'un número de modelo desde 1 con 1 a 65533 registros, o la marca final 0xffff',
  'The device refuses the register that follows {a}; there must be a further model or the end marker.':
    'El equipo rechaza el registro que sigue a {a}; debe haber otro modelo o la marca final.',
  'Compare the length with the maker’s list: add it as the quirk `modelLengths`, or `endMarkerMissing` if the list ends here.':
    'Compare la longitud con la lista del fabricante: agréguela como particularidad `modelLengths`, o `endMarkerMissing` si la lista termina aquí.',
  'a model number, or 0xffff': 'un número de modelo, o 0xffff',
  'The chain of models runs past the last register after {a}.':
    'La cadena de modelos pasa del último registro después de {a}.',
  'Read the length of that model from the maker’s register list and add it as the quirk `modelLengths`.':
    'Lea la longitud de ese modelo en la lista de registros del fabricante y agréguela como particularidad `modelLengths`.',
  'models up to register 65535': 'modelos hasta el registro 65535',
  'After {a} models there is still no end marker.': 'Después de {a} modelos aún no hay marca final.',
  'What stands there is no chain of models: check the unit number, and the base register in the maker’s list.':
    'Lo que hay ahí no es una cadena de modelos: revise el número de unidad y el registro base en la lista del fabricante.',
  'at most {a} models': 'a lo más {a} modelos',

  // Images.
  'The unit does not say of which hardware it is, so no image can be right for it.':
    'La unidad no dice de qué equipo es, así que ninguna imagen puede ser la correcta.',
  'Read the unit again; without its class update it with the tool of its maker.':
    'Lea la unidad otra vez; sin su clase, actualícela con la herramienta de su fabricante.',
  'The unit does not say which boot loader it has, and it is the boot loader that takes the image.':
    'La unidad no dice qué cargador de arranque tiene, y es el cargador quien recibe la imagen.',
  'Read the unit again; without it update the unit with the tool of its maker.':
    'Lea la unidad otra vez; sin él, actualice la unidad con la herramienta de su fabricante.',
  'The image does not say for which hardware, component and version it is.':
    'La imagen no dice para qué equipo, componente y versión es.',
  'Ask the maker for the file with its header.': 'Pida al fabricante el archivo con su encabezado.',
  'an image with the header of docs/open-map.md': 'una imagen con el encabezado de docs/open-map.md',
  'The image is for other hardware.': 'La imagen es para otro equipo.',
  'Take the file for this hardware; a file for another would leave the unit without a program.':
    'Use el archivo para este equipo; uno para otro dejaría la unidad sin programa.',
  'The image is for a component that this way does not update.':
    'La imagen es para un componente que por esta vía no se actualiza.',
  'Take the file of the component that the plan names.': 'Use el archivo del componente que nombra el plan.',
  'The image is of another version than the plan wants.': 'La imagen es de otra versión que la que quiere el plan.',
  'Take the file of the planned version, or plan the update to the version of the file.':
    'Use el archivo de la versión planeada, o planee la actualización a la versión del archivo.',
  'The unit runs this version already.': 'La unidad ya corre esta versión.',
  'Leave the unit as it is; writing it again would only be a risk.':
    'Deje la unidad como está; grabarla otra vez solo sería un riesgo.',
  'The file is no whole Intel HEX: {a}.': 'El archivo no es un Intel HEX completo: {a}.',
  'Fetch the file again from where it came from, as a file and not as copied text.':
    'Traiga el archivo otra vez de donde vino, como archivo y no como texto copiado.',
  'The file describes no byte.': 'El archivo no describe ningún byte.',
  'Fetch the file again from where it came from.': 'Traiga el archivo otra vez de donde vino.',
  'The image is larger than the unit can take.': 'La imagen es más grande de lo que la unidad admite.',
  'Check that this is the file for this component and this hardware.':
    'Revise que sea el archivo para este componente y este equipo.',
  'Between the parts of the file lie more bytes than may be filled up.':
    'Entre las partes del archivo hay más bytes de los que se pueden rellenar.',
  'Ask the maker for a file of this component alone; settings or a boot loader may be packed with it.':
    'Pida al fabricante un archivo solo de este componente; puede traer ajustes o un cargador de arranque.',
  'The image is damaged: {a} does not fit.': 'La imagen está dañada: no concuerda esto: {a}.',
  'Fetch the file again from where it came from; when it stays so, ask the maker for another.':
    'Traiga el archivo otra vez de donde vino; si sigue así, pida otro al fabricante.',
  'The file is empty.': 'El archivo está vacío.',
  'Fetch it again from where it came from, and look at its size there.':
    'Tráigalo otra vez de donde vino, y mire ahí su tamaño.',
  'The file is larger than any image of this unit.': 'El archivo es más grande que cualquier imagen de esta unidad.',

  // A transfer.
  'Nobody published how long a unit may take for this, so a transfer could not tell a slow unit from a dead one.':
    'Nadie publicó cuánto puede tardar una unidad en esto, así que una transferencia no distinguiría una lenta de una que no vive.',
  'Add a profile with the figure the maker gave you.': 'Agregue un perfil con la cifra que le dio el fabricante.',
  'Nobody published how long an update by {a} takes.': 'Nadie publicó cuánto tarda una actualización por {a}.',
  'Choose another route of the product, or add a profile with the figure the maker gave you.':
    'Elija otra vía del producto, o agregue un perfil con la cifra que le dio el fabricante.',
  'The unit stopped the update: {a}.': 'La unidad detuvo la actualización: {a}.',
  'for a reason that the map does not define': 'por un motivo que el mapa no define',
  'it does not say why': 'no dice por qué',
  'the image is for other hardware': 'la imagen es para otro equipo',
  'the image has a length that it does not take': 'la imagen tiene una longitud que no acepta',
  'a block was not the next one': 'un bloque no era el siguiente',
  'the checksum of a block was wrong': 'la suma de control de un bloque estaba mal',
  'what is in its flash is not the image that was announced': 'lo que hay en su memoria no es la imagen anunciada',
  'it does not take firmware now (links or partners heard, a breaker, another state)':
    'ahora no acepta firmware (oye enlaces o compañeras, un disyuntor, otro estado)',
  'its flash could not be written': 'su memoria no se pudo grabar',
  'the header of the image is damaged': 'el encabezado de la imagen está dañado',
  'Look at what it names: links pulled, every other stack off, breakers as the plan says. Then try again.':
    'Mire lo que nombra: cables de enlace fuera, toda otra torre apagada, disyuntores como dice el plan. Después intente otra vez.',
  'Leave power and leads as they are; the boot loader keeps what it has, and a later transfer goes on from there.':
    'Deje corriente y cables como están; el cargador guarda lo que tiene, y una transferencia posterior sigue desde ahí.',
  '{a}, {b} repetitions long.': '{a}, durante {b} repeticiones.',
  'The unit takes the announcement of the image, but does not begin':
    'La unidad acepta el anuncio de la imagen, pero no empieza',
  'The unit does not take the next block': 'La unidad no acepta el siguiente bloque',
  'The unit does not verify the image': 'La unidad no verifica la imagen',
  'The unit verified the image, but does not start it': 'La unidad verificó la imagen, pero no la arranca',
  'The unit has been busy for longer than it may. {a}': 'La unidad está ocupada más tiempo del que puede. {a}',
  'The unit says that it is {a}.': 'La unidad dice que está así: {a}.',
  'The unit has not answered for longer than a start takes. {a}':
    'La unidad no responde desde hace más de lo que tarda un arranque. {a}',
  'Look at the lead and at the LCD. {a}': 'Mire el cable de datos y el LCD. {a}',
  'Look at the lead, its plugs and what else is on it. {a}':
    'Mire el cable de datos, sus conectores y qué más cuelga de él. {a}',
  'The transfer takes longer than the product allows.': 'La transferencia tarda más de lo que el producto permite.',
  'The unit restarted, but what it runs is not the image that was sent.':
    'La unidad se reinició, pero lo que corre no es la imagen enviada.',
  'Do not connect it to other stacks. Read its version and keep this report for the maker.':
    'No la conecte a otras torres. Lea su versión y guarde este informe para el fabricante.',
  'Do not connect it to other stacks. Read it again by hand and keep this report for the maker.':
    'No la conecte a otras torres. Léala otra vez a mano y guarde este informe para el fabricante.',
  'The unit was told to start the image and is back in its boot loader.':
    'Se pidió a la unidad arrancar la imagen y está de vuelta en su cargador de arranque.',
  'What it verified may not be what its flash holds. {a}': 'Lo que verificó puede no ser lo que tiene su memoria. {a}',
  'The image in the flash of the unit is not the image that was sent.':
    'La imagen en la memoria de la unidad no es la imagen enviada.',
  '{a}, {b} bytes': '{a}, {b} bytes',
  'The unit confirms more bytes than the image has.': 'La unidad confirma más bytes de los que tiene la imagen.',
  'The transfer was stopped.': 'La transferencia se detuvo.',
  'The unit runs the image that was sent, but could not be read again to see whether the rest agrees.':
    'La unidad corre la imagen enviada, pero no se pudo leer otra vez para ver si lo demás concuerda.',
  'Look at the lead and start the transfer again: it begins with a look and sends nothing that is there already.':
    'Mire el cable de datos y empiece otra vez la transferencia: primero mira y no envía lo que ya está.',
  'The image is not the one that was approved.': 'La imagen no es la que se dio por buena.',
  'Take the file in again and approve it again; nothing was sent.':
    'Reciba el archivo otra vez y dé otra vez su visto bueno; no se envió nada.',
  'After the update another unit answers, or this one forgot who it is.':
    'Después de la actualización responde otra unidad, o esta olvidó quién es.',
  'The unit says that it runs the image, but its boot counter does not tell of a restart.':
    'La unidad dice que corre la imagen, pero su contador de arranques no muestra un reinicio.',
  'more than {a} s': 'más de {a} s',
  'The unit has been running for longer than since it was told to restart.':
    'La unidad lleva en marcha más tiempo que desde que se le pidió reiniciar.',
  'The unit names the hash of the image, but another version than the image has.':
    'La unidad nombra la huella de la imagen, pero otra versión que la de la imagen.',
  'The unit ran the very same image before.': 'La unidad ya corría antes esa misma imagen.',
  'If that was meant, nothing is left to do; else look which file was chosen.':
    'Si era la intención, no queda nada por hacer; si no, mire qué archivo se eligió.',
  'The lead does not carry a transfer: {a} of {b} test reads failed. The first: {c}':
    'El cable de datos no aguanta una transferencia: fallaron {a} de {b} lecturas de prueba. La primera: {c}',
  'Nothing was written. Look at plugs, lead and adapter, one at a time, and test again.':
    'No se grabó nada. Mire conectores, cable y adaptador, de uno en uno, y pruebe otra vez.',
  'The unit says something of its update that the map does not define: {a}.':
    'La unidad dice de su actualización algo que el mapa no define: {a}.',
  'Check that the unit has the map that its profile describes; do not write to it.':
    'Revise que la unidad tenga el mapa que describe su perfil; no grabe en ella.',
  'The unit has no update block of the size that the profile describes.':
    'La unidad no tiene bloque de actualización del tamaño que describe el perfil.',
  'Check that the product is the right one; this unit must be updated with the tool of its maker.':
    'Revise que el producto sea el correcto; esta unidad se actualiza con la herramienta de su fabricante.',
  'The product does not allow these registers to be written; nothing was sent.':
    'El producto no permite grabar en estos registros; no se envió nada.',
  'Correct the update block of the profile, or the models that its route may write.':
    'Corrija el bloque de actualización del perfil, o los modelos en que su vía puede grabar.',
};
