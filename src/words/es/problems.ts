import type { Phrases } from '../phrase-book';
import { problemsOfDevices } from './problems-of-devices';
import { problemsOfRequests } from './problems-of-requests';

/** What the service refuses or warns of, and what to do then: the text in English, with `{a}` where a value stands, and what is said instead. */
export const problems: Phrases = {
  ...problemsOfDevices,
  ...problemsOfRequests,

  // What the machine saw, by its key.
  none: 'ninguno',
  answers: 'responde',
  'switches-read-back': 'interruptores leídos de vuelta',
  'as-found': 'como se encontró',
  isolated: 'separadas',
  detecting: 'detectando',
  flashing: 'grabándose',
  joined: 'unidas',
  'inverter-dead': 'inversor sin corriente',

  // What a site leaves open.
  'One of the sources knows fewer stacks on one bus.': 'Una de las fuentes conoce menos torres en un bus.',
  'Ask the maker, and keep the answer with the plan.': 'Pregunte al fabricante y guarde la respuesta con el plan.',
  'No document of the maker prints the switch pattern for the address of {a}.':
    'Ningún documento del fabricante imprime la posición de interruptores para la dirección de {a}.',
  'Ask the maker for the pattern of this address before it is set.':
    'Pida al fabricante la posición de esta dirección antes de ponerla.',
  'The controllers are not of one generation.': 'Los controladores no son de una misma generación.',
  'one generation, unless the maker says that they may be mixed':
    'una generación, salvo que el fabricante diga que se pueden mezclar',
  'Ask the maker whether these generations may work in one set.':
    'Pregunte al fabricante si estas generaciones pueden trabajar en un conjunto.',
  'The stacks do not have the same number of modules, and nobody published whether that is allowed.':
    'Las torres no tienen el mismo número de módulos, y nadie publicó si eso se permite.',
  'The lead of inverter {a} is not on the master; only the master speaks to an inverter.':
    'El cable del inversor {a} no está en la maestra; solo la maestra habla con un inversor.',
  'Follow the lead again. If it really is there, the site was not in order before the work.':
    'Siga el cable otra vez. Si de verdad está ahí, el sitio no estaba en orden antes del trabajo.',
  'No battery breaker is listed for inverter {a}.': 'No hay disyuntor de batería anotado para el inversor {a}.',
  'at least one breaker for each inverter': 'al menos un disyuntor por inversor',
  'Look for the breaker of this inverter; it is often on another wall.':
    'Busque el disyuntor de este inversor; muchas veces está en otra pared.',
  'It is not told how the inverter is brought back to the battery without a surge.':
    'No está dicho cómo se regresa el inversor a la batería sin golpe de corriente.',
  'Ask who commissioned the site. No breaker is closed until this is known.':
    'Pregunte a quien puso en marcha el sitio. Ningún disyuntor se cierra hasta saberlo.',
  'It is not told how far apart the stack voltages may be when they join.':
    'No está dicho cuánto pueden diferir los voltajes de las torres al unirse.',
  'volts with a source; published by other makers: 0.05 V to 2 V':
    'voltios con su documento; publicado por otros fabricantes: de 0.05 V a 2 V',
  'Ask the maker. Joining is blocked until a person enters a limit.':
    'Pregunte al fabricante. Unir queda bloqueado hasta que una persona anote un límite.',
  'Nothing but the inverter is listed that can push or pull current on the battery.':
    'Aparte del inversor, no hay nada anotado que pueda meter o sacar corriente de la batería.',
  'Look for PV strings, AC-coupled PV, generator, chargers, loads on the busbar and outside control.':
    'Busque cadenas solares, solar acoplada en AC, generador, cargadores, cargas en la barra colectora y control externo.',
  'It is not told what inverter {a} does when the battery falls silent: stop, or run on old limits.':
    'No está dicho qué hace el inversor {a} cuando la batería calla: se detiene, o sigue con límites viejos.',
  'yes, no': 'sí, no',
  'Read this setting at the inverter and write it down before anything is moved.':
    'Lea este ajuste en el inversor y anótelo antes de mover nada.',
  'The updater is alive only while the stack that feeds it is on.':
    'La herramienta vive solo mientras esté encendida la torre que la alimenta.',
  'Feed the updater from the grid or a power bank where it can be fed from outside.':
    'Alimente la herramienta desde la red o un banco de energía donde se pueda desde afuera.',

  // What cannot be a site.
  'No stack is the master.': 'Ninguna torre es la maestra.',
  '{a} are all the master.': '{a} son todas la maestra.',
  '{a} and {b}': '{a} y {b}',
  'Look at the address switches of these stacks; record a correction plan if the site really stands like this.':
    'Mire los interruptores de dirección de estas torres; registre un plan de corrección si el sitio de verdad está así.',
  'exactly one stack with address {a}': 'exactamente una torre con dirección {a}',
  '{a} have the same address {b}.': '{a} tienen la misma dirección {b}.',
  'one stack per address': 'una torre por dirección',
  'No stack has address {a}; {b}.': 'Ninguna torre tiene la dirección {a}; {b}.',
  '{a} stands on {b}': '{a} está en {b}',
  '{a} stands on {b}.': '{a} está en {b}.',
  'Look at the address switches of all stacks, and whether a stack is missing from the site.':
    'Mire los interruptores de dirección de todas las torres, y si falta una torre en el sitio.',
  'addresses 1 to {a} without a gap': 'direcciones de 1 a {a} sin huecos',
  'The product has no published {a} pattern for the address of {b}.':
    'El producto no tiene posición publicada de {a} para la dirección de {b}.',
  'Correct the address, or add the pattern to the product profile with its source.':
    'Corrija la dirección, o agregue la posición al perfil del producto con su documento.',
  'The {a} of {b} is already used by {c}.': 'Este dato de {b} ya lo usa {c}: {a}.',
  'Look at both and give each its own {a}.': 'Mire los dos y dé a cada uno lo suyo: {a}.',
  'a {a} of its own': 'uno propio: {a}',
  tag: 'etiqueta',
  serial: 'número de serie',
  id: 'identificador',
  lead: 'cable de datos',
  'stack {a}': 'torre {a}',
  'breakers {a}': 'disyuntor {a}',
  'sources {a}': 'fuente {a}',
  'inverters {a}': 'inversor {a}',
  'The product does not carry so many stacks on one bus.': 'El producto no admite tantas torres en un bus.',
  'Split the site into sets that the product allows, or ask the maker.':
    'Divida el sitio en conjuntos que el producto permita, o pregunte al fabricante.',
  'at most {a} ({b})': 'a lo más {a} ({b})',
  '{a} has a number of modules that the product does not allow.':
    '{a} tiene un número de módulos que el producto no permite.',
  'Count the modules of this stack again.': 'Cuente otra vez los módulos de esta torre.',
  '{a} to {b}': '{a} a {b}',
  'The stacks do not have the same number of modules.': 'Las torres no tienen el mismo número de módulos.',
  'Count the modules again; if one is out of service, take one out of every other stack or leave this stack out.':
    'Cuente otra vez los módulos; si uno está fuera de servicio, quite uno de cada otra torre o deje esta torre fuera.',
  'the same number in every stack ({a})': 'el mismo número en cada torre ({a})',
  '{a} has another capacity than {b}.': '{a} tiene otra capacidad que {b}.',
  'Read the capacity from the label of each module; modules of different capacity do not work in one set.':
    'Lea la capacidad en la etiqueta de cada módulo; módulos de distinta capacidad no trabajan en un conjunto.',
  '{a} kWh in every module': '{a} kWh en cada módulo',
  'The product does not know the controller generation of {a}.':
    'El producto no conoce la generación del controlador de {a}.',
  'Look at the controller and write the generation it is recognised by, or choose the product that fits.':
    'Mire el controlador y escriba la generación por la que se reconoce, o elija el producto que corresponda.',
  'The product does not know the generation of module {a} of {b}.':
    'El producto no conoce la generación del módulo {a} de {b}.',
  'Read the generation from the label of the module.': 'Lea la generación en la etiqueta del módulo.',
  'The product is not of the 48 V class.': 'El producto no es de la clase de 48 V.',
  'Nobody states the voltage class of the product.': 'Nadie afirma la clase de voltaje del producto.',
  'These procedures, words and tools are for the 48 V class only. Use the procedure of the maker.':
    'Estos procedimientos, palabras y herramientas son solo para la clase de 48 V. Use el procedimiento del fabricante.',
  'a stated voltage class of at most {a} V DC': 'una clase de voltaje afirmada de a lo más {a} V DC',
  'It is not told how the stacks meet on the DC side.': 'No está dicho cómo se juntan las torres del lado DC.',
  'Follow the DC cables of each stack: is there a switch of its own, or do all meet on one busbar?':
    'Siga los cables DC de cada torre: ¿hay un seccionador propio, o se juntan todos en una barra colectora?',
  'Breaker {a} belongs to an inverter that the site does not have.':
    'El disyuntor {a} es de un inversor que el sitio no tiene.',
  'Follow the cable from the breaker to its inverter and write the id of that inverter.':
    'Siga el cable del disyuntor a su inversor y escriba el identificador de ese inversor.',
  'The lead of inverter {a} is on a stack that the site does not have.':
    'El cable del inversor {a} está en una torre que el sitio no tiene.',
  'Follow the inverter lead to its stack and write the tag of that stack.':
    'Siga el cable del inversor hasta su torre y escriba la etiqueta de esa torre.',
  'It is not told what feeds the {a}.': 'No está dicho qué alimenta esto: {a}.',
  'The {a} goes dark when the battery is switched off.': 'Esto se apaga cuando se apaga la batería: {a}.',
  host: 'esta computadora',
  network: 'la red de datos',
  updater: 'la herramienta',
  'What feeds this socket if the inverter stops? Move the plug to the grid side, or use a power bank or a UPS.':
    '¿Qué alimenta este contacto si el inversor se detiene? Pase el conector al lado de la red, o use un banco de energía o un UPS.',
  'The limit for joining is higher than the product allows.':
    'El límite para unir es más alto de lo que el producto permite.',
  'at most {a} V ({b})': 'a lo más {a} V ({b})',
  'Enter the limit of the maker or a lower one.': 'Anote el límite del fabricante o uno más bajo.',
  'This is not the name of a time zone.': 'Este no es el nombre de una zona horaria.',
  'a name of the IANA list, e.g. Europe/Berlin or America/Denver':
    'un nombre de la lista IANA, p. ej. America/Mexico_City o America/Denver',
  'Write continent and city; an offset such as +01:00 does not know summer time.':
    'Escriba continente y ciudad; una diferencia como +01:00 no conoce el horario de verano.',
  'No stack has the address of the master.': 'Ninguna torre tiene la dirección de la maestra.',
  'More than one stack has the address of the master.': 'Más de una torre tiene la dirección de la maestra.',
  'Correct the addresses of the site, or record a correction plan.':
    'Corrija las direcciones del sitio, o registre un plan de corrección.',
  'Nobody published in which order the stacks of this product are switched on.':
    'Nadie publicó en qué orden se encienden las torres de este producto.',
  'Ask the maker or the installer who commissioned the site, and record the order with the plan.':
    'Pregunte al fabricante o a quien puso en marcha el sitio, y registre el orden con el plan.',
  'There is nothing to compare.': 'No hay nada que comparar.',
  'Read every stack of the set once, with one meter.': 'Lea cada torre del conjunto una vez, con un mismo medidor.',
  'The reading of {a} is not a number.': 'La lectura de {a} no es un número.',
  'Read this stack again and type what the meter shows.':
    'Lea esta torre otra vez y escriba lo que muestra el medidor.',
  '{a} was read as {b} in {c}, {d} as {e} in {f}.': '{a} se leyó como {b} en {c}, {d} como {e} en {f}.',
  'Compare one quantity in one unit.': 'Compare una misma magnitud en una misma unidad.',
  '{a} in {b}': '{a} en {b}',
  '{a} and {b} were not read with the same meter.': '{a} y {b} no se leyeron con el mismo medidor.',
  'Read the whole set again with one meter, in one range, at the same two points.':
    'Lea todo el conjunto otra vez con un medidor, en un rango, en los mismos dos puntos.',
  'The site has no stack with this tag.': 'El sitio no tiene torre con esta etiqueta.',
  'Use the tag on the sticker of the stack.': 'Use la etiqueta del adhesivo de la torre.',
  'The field {a} is missing.': 'Falta el campo {a}.',
  'of the site itself': 'del propio sitio',
  'Add the field; the files of the folder `examples` show all of them.':
    'Agregue el campo; los archivos de la carpeta `examples` los muestran todos.',
  'The field {a} does not hold what it must.': 'El campo {a} no tiene lo que debe.',
  'Correct the field.': 'Corrija el campo.',
  'Put the value into quotes: "{a}".': 'Ponga el valor entre comillas: "{a}".',
  'Write the value in the form that is allowed.': 'Escriba el valor en la forma permitida.',
  'Choose one of the allowed words.': 'Elija una de las palabras permitidas.',
  'Write a value inside the limits.': 'Escriba un valor dentro de los límites.',
  'Write the text in the form that is allowed.': 'Escriba el texto en la forma permitida.',
  'a text': 'un texto',
  'a number': 'un número',
  'a whole number': 'un número entero',
  'true or false': 'sí o no',
  'a list': 'una lista',
  'a block with {a}': 'un bloque con {a}',
  'at least {a}': 'al menos {a}',
  'more than {a}': 'más de {a}',
  'at most {a}': 'a lo más {a}',
  'less than {a}': 'menos de {a}',
  '{a} characters': '{a} signos',
  '{a} entries': '{a} entradas',
  'A site has no such field here.': 'Un sitio no tiene aquí ese campo.',
  'Remove the field, or look for its right name.': 'Quite el campo, o busque su nombre correcto.',
  'Did you mean {a}?': '¿Quiso decir {a}?',

  // What cannot be planned or started.
  'No image with this digest was taken in here.': 'Aquí no se recibió ninguna imagen con esta huella.',
  'Take the file in with `stackhand image add <file>` and use the digest it prints.':
    'Reciba el archivo con `stackhand image add <file>` y use la huella que imprime.',
  'This image does not say which hardware and which version it is, so nobody can tell whether it fits.':
    'Esta imagen no dice qué equipo ni qué versión es, así que nadie puede decir si sirve.',
  'Ask its maker for the image with a header.': 'Pida a su fabricante la imagen con encabezado.',
  'an image with an open header (docs/open-map.md)': 'una imagen con encabezado abierto (docs/open-map.md)',
  'On this route Stackhand sends the image itself, and none is named.':
    'Por esta vía Stackhand envía la imagen, y no se nombró ninguna.',
  'Upload the file on the plan page, or take it in with `stackhand image add <file>` and name it with --image <digest>.':
    'Suba el archivo en la página del plan, o recíbalo con `stackhand image add <file>` y nómbrelo con --image <digest>.',
  'On this route {a} holds the image; Stackhand sends none.':
    'Por esta vía la imagen está en {a}; Stackhand no envía ninguna.',
  'Leave the image out, or choose a route on which Stackhand sends it.':
    'No nombre la imagen, o elija una vía por la que Stackhand la envíe.',
  'no image with the route {a}': 'ninguna imagen con la vía {a}',
  'On this route Stackhand writes every stack itself, and {a} has no lead.':
    'Por esta vía Stackhand graba cada torre, y {a} no tiene cable de datos.',
  'Connect its service port and name the line in the site file; `stackhand line list` shows the lines.':
    'Conecte su puerto de servicio y nombre la línea en el sitio; `stackhand line list` muestra las líneas.',
  'line and unit, e.g. {a}': 'línea y unidad, p. ej. {a}',
  'The product has no update route with this id.': 'El producto no tiene vía de actualización con este identificador.',
  'Name one of them.': 'Nombre una de ellas.',
  'The disk with the data folder has too little room for a whole run.':
    'El disco con la carpeta de datos tiene muy poco espacio para un trabajo completo.',
  'Free some space on that disk, then start the run again.':
    'Libere espacio en ese disco, después empiece el trabajo otra vez.',
  '{a} or more': '{a} o más',
  'The clock of this computer is wrong: it stands before the time {a}.':
    'El reloj de esta computadora está mal: está antes del momento {a}.',
  'when this software was installed': 'en que se instaló este programa',
  'when the last step was recorded': 'en que se registró el último paso',
  'Set date and time of this computer, then start the run again.':
    'Ponga fecha y hora de esta computadora, después empiece el trabajo otra vez.',
  'after {a} UTC': 'después de {a} UTC',
  'The clock of this computer was set just now, or the computer slept.':
    'El reloj de esta computadora se acaba de cambiar, o la computadora estuvo en reposo.',
  'Look at date and time, wait a minute, then start the run again.':
    'Mire fecha y hora, espere un minuto, después empiece el trabajo otra vez.',
  'The last event cannot be noted beside the data folder; an older copy in its place would not be noticed.':
    'El último evento no se puede anotar junto a la carpeta de datos; una copia más vieja en su lugar no se notaría.',
  'Put the data folder into a folder in which the service may write.':
    'Ponga la carpeta de datos en una carpeta donde el servicio pueda escribir.',
  'Nothing is missing in this journal; there is nothing to be looked at for it.':
    'En este diario no falta nada; no hay nada que mirar por él.',
  'Go on with your runs: `stackhand run list`.': 'Siga con sus trabajos: `stackhand run list`.',
  'There is no training site with this id.': 'No hay sitio de entrenamiento con este identificador.',
  'GET /api/training names those there are; POST /api/training makes one.':
    'GET /api/training nombra los que hay; POST /api/training crea uno.',
  'There are as many training sites as this service holds.':
    'Hay tantos sitios de entrenamiento como este servicio admite.',
  'Take one away that nobody practises at any more.': 'Quite uno en que ya nadie practique.',
  'The product has no bank {a}.': 'El producto no tiene banco {a}.',
  'Correct the procedure or the product profile.': 'Corrija el procedimiento o el perfil del producto.',
  'This procedure is not for a site of {a} {b}.': 'Este procedimiento no es para un sitio de {a} {b}.',
  stacks: 'torres',
  stack: 'torre',
  'Name one that fits, or look at the stacks in the site file.': 'Nombre uno que sirva, o mire las torres del sitio.',
  'Only a training site has a pace.': 'Solo un sitio de entrenamiento tiene ritmo.',
  'Leave the pace out, or mark the site as training if it is the virtual plant.':
    'Quite el ritmo, o marque el sitio como entrenamiento si es la planta virtual.',
  'An update needs a route and the versions it is to bring in.':
    'Una actualización necesita una vía y las versiones que ha de traer.',
  'Say which version of which component is wanted, who stated it, and when.':
    'Diga qué versión de qué componente se quiere, quién la afirmó y cuándo.',
  'The list of {a} does not hold the version that {b} is said to be older than.':
    'La lista de {a} no tiene la versión de la que {b} se dice anterior.',
  'Name a version of the list.': 'Nombre una versión de la lista.',
  'There is no procedure with this name.': 'No hay procedimiento con este nombre.',
  'This is not a position of {a}.': 'Esta no es una posición de {a}.',
  'Write one digit per switch, beginning with switch 1.':
    'Escriba una cifra por interruptor, empezando por el interruptor 1.',
  'only 0 and 1, switch 1 first, 1 = ON': 'solo 0 y 1, interruptor 1 primero, 1 = ON',
  '{a} has {b} switches, not {c}.': '{a} tiene {b} interruptores, no {c}.',
  '{a} digits': '{a} cifras',
  'Nobody published how many switches {a} has.': 'Nadie publicó cuántos interruptores tiene {a}.',
  'Count them on site and record the number with the photo of the bank.':
    'Cuéntelos en el sitio y registre el número con la foto del banco.',
  '{a} has {b} switches in the profile.': '{a} tiene {b} interruptores en el perfil.',
  'Look whether this is the right bank and the right product, then count again.':
    'Mire si es el banco y el producto correctos, después cuente otra vez.',
};
