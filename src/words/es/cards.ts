import type { Catalogue } from '../words';

/** Cards to hang on the equipment, the danger screen, and what the buttons at a hold say. */
export const cards: Catalogue = {
  'danger.button': { title: 'Humo · olor · calor · arco' },
  'danger.card': {
    title: 'Todos atrás. Salgan. Cierren la puerta.',
    line: 'Llame al 112/911. Seccionador: {isolator}. No regrese por la laptop.',
    lines: ['Diga a los bomberos: batería de litio, sigue con tensión.'],
  },
  'card.all-off-locked': {
    title: 'TODAS LAS TORRES APAGADAS[: {stacks}]. DISYUNTORES ABIERTOS CON CANDADO.',
    line: 'El trabajo no está terminado. La casa no tiene respaldo de batería.',
    lines: [
      'Cuelgue esta tarjeta con todos los LCD apagados y todos los candados puestos.',
      'Nadie presiona un botón de encendido. Nadie mueve interruptores ni conectores.',
      'Nadie cierra un disyuntor. La llave la tiene quien puso el candado.',
      'Los módulos y cables de adentro siguen con tensión.',
      'Llame primero al instalador[: {name}][, {phone}].',
    ],
  },
  'card.as-found': {
    title: 'INTERRUPTORES, CABLES Y DISYUNTORES ESTÁN COMO SE ENCONTRARON.',
    line: '¿Algo está apagado? Pregunte antes de encenderlo.',
    lines: [
      'Nadie abre una tapa. Nadie mueve interruptores ni conectores.',
      'Preguntas: llame al instalador[: {name}][, {phone}].',
    ],
  },
  'card.parked': {
    title: 'INVERSOR EN ESPERA. NO SE TOCÓ NADA MÁS.',
    line: 'La casa no tiene respaldo de batería.',
    lines: [
      'Nadie presiona un botón de encendido. Nadie mueve interruptores ni conectores.',
      'Llame primero al instalador[: {name}][, {phone}].',
    ],
  },
  'card.not-all-off': {
    title: 'NO SE VAYA: NO TODO ESTÁ APAGADO NI CON CANDADO.',
    line: 'Abra y bloquee cada disyuntor de batería. Apague todas las torres.',
    lines: [
      'Nadie cierra un disyuntor. Nadie conecta un cable Link.',
      'Cuando todo esté apagado y con candado, cuelgue la tarjeta de ese estado.',
    ],
  },
  'card.live': {
    title: 'LOS DISYUNTORES DE BATERÍA ESTÁN CERRADOS, O PUEDEN ESTARLO.',
    line: 'Las torres están en la barra colectora. El trabajo no está terminado.',
    lines: [
      'Nadie arranca el inversor. Nadie mueve interruptores ni conectores.',
      'Llame primero al instalador[: {name}][, {phone}].',
    ],
  },
  'card.in-service': {
    title: 'EL CONJUNTO FUNCIONA. FALTAN SUS ÚLTIMAS REVISIONES.',
    line: '¿Algo huele, hace clic o se dispara? Accione el seccionador y llame.',
    lines: ['Nadie mueve interruptores ni conectores.', 'Llame primero al instalador[: {name}][, {phone}].'],
  },
  'card.updater-must-stay': {
    title: 'NO TOCAR. NO APAGAR.',
    line: 'Una actualización quedó colgada. Cable, herramienta y corriente quedan como están.',
    lines: [
      'Nadie presiona el botón de esta torre. Nadie saca un conector.',
      'Nadie cierra la laptop ni se lleva su cargador.',
      'Humo, olor o calor: salga, cierre la puerta, llame al 112/911.',
      'Llame al instalador[: {name}][, {phone}].',
    ],
  },
  'offer.try-again': { title: 'Cambié algo, otra vez', line: 'Diga qué cambió.' },
  'offer.override': { title: 'Seguir con un motivo', line: 'El motivo queda en el informe como desviación.' },
  'offer.flash-again': { title: 'Grabar otra vez', line: 'Diga qué cambió: cable, herramienta, imagen.' },
  'offer.leave-open': { title: 'Dejarlo pendiente', line: 'Quién y por qué queda en el informe y en el sitio.' },
  'offer.unit-is-back': { title: 'La unidad regresó', line: 'Diga quién la reparó o cambió, y cuándo.' },
  'offer.not-writing': { title: 'La herramienta no graba', line: 'Diga qué muestra la herramienta.' },
  'offer.restore': { title: 'Regresar todo', line: 'Interruptores y cables como se registraron. Sin actualización.' },
  'offer.smaller-set': {
    title: 'Seguir sin ella',
    line: 'Queda apagada y desconectada. El conjunto es más pequeño.',
  },
  'offer.roll-back': {
    title: 'Volver atrás con todas',
    line: 'La imagen anterior en cada torre que se grabó.',
  },
  'offer.finish-forward': { title: 'Terminar el resto', line: 'El trabajo sigue donde se detuvo.' },
  'offer.stop-here': { title: 'Detenerse aquí', line: 'La tarjeta dice qué no puede presionar nadie.' },
  'offer.danger-over': { title: 'Pasó el peligro', line: 'Diga quién revisó y qué encontró.' },
  'leave.now': { title: 'Puede dejarlo así. Cuelgue la tarjeta.' },
  'leave.parked': { title: 'Antes de irse: encienda inversor y fuentes. Unos {minutes} min.' },
  'leave.not-all-off': {
    title: 'Antes de irse: ponga candado a los disyuntores. Unos {minutes} min.',
    line: 'Apague lo que está encendido, o puede estarlo[: {stacks}].',
  },
  'leave.live': {
    title: 'Antes de irse: inversor en espera, abra y bloquee. Unos {minutes} min.',
    line: 'Después apague lo que está encendido, o puede estarlo[: {stacks}].',
  },
  'leave.writing': { title: 'Quédese hasta que la herramienta termine. Máximo {minutes} min.' },
  'leave.torn': { title: 'Herramienta y torre siguen conectadas y con corriente. Llame al fabricante.' },
};
