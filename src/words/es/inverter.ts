import type { Catalogue } from '../words';

/** What the inverter did with an order, and what its side and the battery's side of a code tell. */
export const inverter: Catalogue = {
  'inverter.no-bus': {
    title: 'Una persona pone este inversor en espera y lo regresa.',
    line: 'No tiene un bus que Stackhand pueda hablar.',
  },
  'inverter.no-control': {
    title: 'Este inversor no acepta por cable la orden de espera.',
    line: 'Use su propio menú; mientras, se observan sus lecturas.',
  },
  'inverter.local': {
    title: 'El inversor acepta órdenes solo en su propio menú.',
    line: 'Use el menú, o cámbielo ahí a control remoto.',
  },
  'inverter.done': { title: 'El inversor obedeció: {state}, corriente de batería {amps} A.' },
  'inverter.already': {
    title: 'El inversor ya estaba así: {state}, corriente de batería {amps} A.',
    line: 'No se envió nada.',
  },
  'inverter.state-only': {
    title: 'El inversor dice: {state}; nada informa la corriente de batería.',
    line: 'Lea la corriente con una pinza amperimétrica.',
  },
  'inverter.refused': {
    title: 'El inversor rechazó la orden y sigue así: {state}.',
    line: 'No se cambió nada. Use su propio menú.',
  },
  'inverter.state-not-reached': {
    title: 'La orden se envió, y el inversor está así: {state}.',
    line: 'Use su propio menú, y busque quién más lo controla.',
  },
  'inverter.current-flows': {
    title: 'El inversor dice: {state}, pero pasan {amps} A por la batería.',
    line: 'Busque otra fuente: solar, cargador, generador, otro inversor.',
  },
  'inverter.unknown': {
    title: 'Nadie sabe si el inversor obedeció la orden.',
    line: 'Lea su pantalla antes de tocar otra cosa.',
  },
  'inverter.code-not-shown': { title: 'Ninguna torre muestra 19.' },
  'inverter.code-count': {
    title: '19 en {stacks}: el número de torres no está comprobado.',
    line: 'Mire cables Link y ADDR SET, después cuente otra vez las torres.',
  },
  'inverter.code-silent': {
    title: '19 en {stacks}: las torres están contadas, el inversor calla.',
    line: 'Se quita cuando el inversor funciona y su cable está conectado.',
  },
  'inverter.code-both': {
    title: '19 en {stacks}: torres sin contar, y el inversor calla.',
    line: 'Cuente primero las torres; después mire si el inversor está encendido.',
  },
  'inverter.code-unexplained': {
    title: '19 en {stacks}, aunque las torres están contadas y el inversor habla.',
    line: 'Mire el cable del inversor y el INV SET de la torre maestra.',
  },
  'inverter.code-ask': {
    title: '19 en {stacks}: las torres están contadas, el inversor no se conoce.',
    line: 'Lea la pantalla del inversor: ¿está encendida, muestra la batería?',
  },
  'inverter.battery-counted': { title: 'Lado de la batería: {counted} de {stacks} contadas.' },
  'inverter.battery-not-counted': {
    title: 'Lado de la batería: {stacks} aquí, sin contar desde el último cambio.',
  },
  'inverter.side-without-bus': { title: 'Lado del inversor: sin bus; señal periódica: {heartbeat:told}.' },
  'inverter.side-silent': { title: 'Lado del inversor: no responde nada; señal periódica: {heartbeat:told}.' },
  'inverter.side-answers': {
    title: 'Lado del inversor: {state}, ve la batería: {sees:told}; señal periódica: {heartbeat:told}.',
  },
  'told.yes': { title: 'sí' },
  'told.no': { title: 'no' },
  'told.unknown': { title: 'no se sabe' },
};
