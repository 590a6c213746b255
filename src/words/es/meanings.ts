import type { Catalogue } from '../words';

/** What an answer means and where to look; never the value that was wanted. */
export const meanings: Catalogue = {
  'mean.choose-one': { title: 'Elija uno de los botones.', line: 'No se registró nada.' },
  'mean.type-a-count': { title: 'Escriba un número entero, también si es 0.', line: 'No se registró nada.' },
  'mean.mark-first': {
    title: 'Cuelgue primero la tarjeta en la torre {stack}.',
    line: 'Después presione "Tarjeta colgada". No se registró nada.',
  },
  'mean.number-in': { title: 'Escriba un número en {unit}.', line: 'No se registró nada.' },
  'mean.name-the-meter': {
    title: 'Nombre también el medidor.',
    line: 'Un solo medidor para todo el conjunto. No se registró nada.',
  },
  'mean.out-of-range': {
    title: 'Mire otra vez: aquí solo se puede escribir de {low} a {high} {unit}.',
    line: '¿Un dedo de más, otra unidad u otro rango del medidor?',
  },
  'mean.type-the-code': {
    title: 'Escriba lo que muestra el LCD.',
    line: '¿Refleja la luz? Haga sombra con la mano. Sin código: escriba “none”.',
  },
  'mean.type-a-name': {
    title: 'Escriba el nombre de la persona que miró.',
    line: '¿No hay nadie más? Diga que no puede.',
  },
  'mean.photo-needed': {
    title: 'Tome la foto: nada más lo demuestra.',
    line: '¿Lente sucio, muy oscuro? Linterna encendida, un paso atrás.',
  },
  'mean.so-many-versions': {
    title: 'Escriba {count} {count?versión|versiones}: una por cada parte de este tipo.',
    line: '¿Hay otro número de módulos? Corrija el archivo del sitio.',
  },
  'mean.tap-every-switch': {
    title: 'Toque cada interruptor: el que no se toca queda sin decir.',
    line: '¿No ve alguno? Dígalo para todo el banco.',
  },
  'mean.other-width': {
    title: 'Este banco tiene {width} interruptores.',
    line: 'Quizá mira otro banco. Lea su etiqueta.',
  },
  'mean.wrong-site': {
    title: 'Este trabajo es de otro lugar.',
    line: 'No toque nada. Abra el trabajo del sitio donde está.',
  },
  'mean.serial-needed': {
    title: 'Sin su número no se puede distinguir la torre {stack}.',
    line: 'Use un espejo, una linterna, una foto de la etiqueta.',
  },
  'mean.other-serial': {
    title: 'Esta serie no es la registrada para la torre {stack}.',
    line: '¿Otra torre, otro sitio, o un controlador cambiado? Lea el adhesivo.',
  },
  'mean.not-agreed': {
    title: 'Sin el acuerdo del cliente no se apaga nada.',
    line: 'Acuerden una hora, o deténgase aquí. No se cambió nada.',
  },
  'mean.press-danger': { title: 'Presione el botón rojo. Salga.', line: 'Todos afuera. El trabajo puede esperar.' },
  'mean.repair-first': {
    title: 'Algo flojo o dañado: no se toca nada.',
    line: 'Repárelo y recorra otra vez. O deténgase aquí.',
  },
  'mean.source-first': {
    title: 'Esta fuente todavía alimenta el bus.',
    line: 'Busque su seccionador. ¿No es el que dice el sitio? Agregue una nota.',
  },
  'mean.source-stays': {
    title: 'Esta fuente sigue apagada.',
    line: '¿Disparada, con candado, vacía? Averígüelo; al cliente le haría falta.',
  },
  'mean.move-first': {
    title: 'No movidos: los interruptores están como antes.',
    line: '¿Muy duro, muy oscuro? Linterna, espejo, palillo de plástico.',
  },
  'mean.nothing-lit': {
    title: 'Nada encendido: la torre {stack} no arrancó.',
    line: 'Presione más tiempo. ¿Todos sus módulos encendidos, con luz verde?',
  },
  'mean.connect-first': {
    title: 'No conectada: no se puede grabar nada.',
    line: 'Puerto, cable, driver, cuenta: cambie una cosa a la vez.',
  },
  'mean.disconnect-first': {
    title: 'La herramienta sigue en esta torre.',
    line: 'Quítela antes de apagar esta torre.',
  },
  'mean.update-does-not-start': {
    title: 'Ningún LCD cambió: la actualización no empezó.',
    line: '¿Sigue enlazada? ¿Hay corriente? ¿Un código en la torre {stack}? Mire e inicie otra vez.',
  },
  'mean.still-writing': {
    title: 'La torre {stack} todavía se graba. No toque.',
    line: 'Todavía no pasa nada malo. Escriba otra vez cuando cambie el LCD.',
  },
  'mean.no-mode-yet': {
    title: 'Sin código: la torre {stack} no ve un modo.',
    line: 'Espere unos segundos. Mire cada interruptor de {bank}: ¿se movió otro banco?',
  },
  'mean.other-mode': {
    title: 'La torre {stack} muestra {code}: no es el modo del dibujo.',
    line: 'Espere unos segundos. Si no, un interruptor de {bank} difiere del dibujo.',
  },
  'mean.switches-mirrored': {
    title: 'Ese número: {bank} de la torre {stack} puesto desde el otro extremo.',
    line: 'Busque el 1 impreso. Ponga el banco otra vez desde ahí.',
  },
  'mean.switches-inverted': {
    title: 'Ese número: ON y OFF al revés en {bank}, torre {stack}.',
    line: 'Busque el ON impreso: ¿arriba o abajo? Nada más se lo habría dicho.',
  },
  'mean.precharge-first': {
    title: 'No precargado: cerrar ahora el disyuntor puede hacer un arco.',
    line: 'Resistencia, lámpara o el método del inversor. ¿No hay? Deténgase aquí.',
  },
  'mean.demand-needed': {
    title: 'No puesto: sin corriente nadie ve una torre sin trabajo.',
    line: 'Use el menú del inversor, una carga, o espere el sol.',
  },
  'mean.show-first': {
    title: 'No mostrado: el trabajo no terminó.',
    line: '¿Nadie en casa? Llame por teléfono, después anótelo.',
  },
  'dip.reads-mirrored': {
    title: 'El banco {bank} parece leído desde el otro extremo.',
    line: 'Busque el 1 impreso. Toque otra vez desde ahí.',
  },
  'dip.reads-inverted': {
    title: 'El banco {bank} parece leído con ON y OFF al revés.',
    line: 'Busque el ON impreso: ¿arriba o abajo? Después toque otra vez.',
  },
  'dip.reads-upside-down': {
    title: 'El banco {bank} parece leído de cabeza.',
    line: 'Sostenga el teléfono como se lee la etiqueta. Después toque otra vez.',
  },
  'dip.reads-known': {
    title: 'El banco {bank} está en: {meaning}.',
    line: 'Mire si este es el banco y la torre que quería.',
  },
  'dip.reads-unknown': {
    title: 'Ningún documento nombra esta posición del banco {bank}.',
    line: 'En un banco con ajustes del sitio es normal. Mire una vez más.',
  },
};
