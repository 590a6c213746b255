import type { Catalogue } from '../words';

/** What is said of the lead to a stack: what the machine does, what it found, what a person is asked after all. */
export const wire: Catalogue = {
  'act.keep-host-awake': { title: 'Esta computadora se mantiene despierta.' },
  'act.read-stack': { title: 'Stackhand lee la torre {stack} por su puerto.' },
  'act.test-link': {
    title: 'Stackhand prueba el cable de datos de la torre {stack}.',
    line: 'Muchas lecturas antes de grabar. No toque ningún conector.',
  },
  'act.send-firmware': {
    title: 'La torre {stack} se está grabando. No toque.',
    line: 'No apague, no desconecte, no cierre la tapa. El avance está abajo.',
  },
  'act.read-inverter': { title: 'Stackhand mira el inversor {inverter} por su bus.' },
  'act.park-inverter': { title: 'Stackhand pone el inversor {inverter} en espera.' },
  'act.resume-inverter': { title: 'Stackhand arranca otra vez el inversor {inverter}.' },
  'ask.confirm-leads': {
    title: 'Mire los cables de datos de {stacks}. ¿Hay algo más en ellos?',
    line: 'Cada uno en el puerto de servicio de su torre. Sin monitor, adaptador ni otra laptop.',
  },
  'option.leads-alone': { title: 'En su torre, nada más' },
  'option.leads-shared': { title: 'Hay algo más' },
  'mean.leads-first': {
    title: 'Dos que preguntan por un mismo cable se estorban.',
    line: 'Desconecte el otro y mire otra vez.',
  },
  'because.machine-cannot-tell': { title: 'La máquina no pudo saberlo ({why:machine}).' },
  'because.unit-not-proven': { title: 'Lo que responde por {stack} no da serie: puede ser otra.' },
  'because.lead-silent': { title: 'La torre {stack} no responde por su cable. Mira una persona.' },
  'hold.other-unit-answers': {
    title: 'Cable de {stack}: responde la serie {found}, no {wanted}.',
    line: 'No se grabó nada. ¿En qué torre está el cable? Corrija cable o archivo.',
  },
  'hold.other-stack-answers': {
    title: 'Cable de {stack}: responde la torre {other} ({found}, no {wanted}).',
    line: 'No se grabó nada. ¿Dos cables cruzados? Corríjalos.',
  },
  'hold.switches-differ': {
    title: '{bank} de {stack}: se dijo {told}, la torre lee {read}.',
    line: 'Interruptor 1 primero, 1 es ON. Mire otra vez, toque lo que ve.',
  },
  'hold.address-differs': {
    title: 'La torre {stack} dice dirección {found}, sus interruptores dicen {wanted}.',
    line: 'Apáguela, mire ADDR SET, enciéndala otra vez.',
  },
  'hold.unit-gone': {
    title: '{stack} no regresó a tiempo ({why:machine}).',
    line: 'Deje corriente y cable. Llame al fabricante, dé nombre y serie.',
  },
  'hold.half-written': {
    title: '{stacks} {stacks?quedó|quedaron} a medio grabar: responde el cargador de arranque.',
    line: 'Deje corriente y cable. Primero necesita su imagen.',
  },
  'hold.still-answers': {
    title: 'La torre {stack} todavía responde por su puerto: no está apagada.',
    line: 'Mantenga presionado su botón hasta apagar LCD y luces.',
  },
  'hold.link-not-clean': {
    title: 'El cable de datos de {stack} no está limpio ({why:machine}).',
    line: 'No se grabó nada. ¿Conector, adaptador, largo, otro programa?',
  },
  'hold.image-does-not-fit': {
    title: 'La imagen no es para la torre {stack} ({why:machine}).',
    line: 'No se grabó nada. Elija la imagen de este equipo.',
  },
  'hold.nothing-written': {
    title: 'No se grabó nada en {stack} ({why:machine}).',
    line: 'Corríjalo, después pruebe otra vez.',
  },
  'hold.transfer-broke': {
    title: 'La transferencia a {stack} se cortó ({why:machine}).',
    line: 'Déjela encendida. ¿Se apagó sola? Enciéndala. Sigue desde ahí.',
  },
  'deviation.tried-again': { title: '{stack} se empezó más de tres veces: {tries} antes de esta.' },
  'skip.already-runs': { title: 'La torre {stack} ya tiene esta misma imagen.' },
  'hold.transfer-broke-often': {
    title: 'Tres veces cortada en {stack} ({why:machine}).',
    line: 'Déjela encendida. Cambie cable o adaptador antes de otro intento.',
  },
};
