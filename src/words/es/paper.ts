import type { Catalogue } from '../words';

/** The paper checklist: its parts, what is filled in by hand, and what stops a person who works from paper. */
export const paper: Catalogue = {
  'paper.title': { title: 'Lista en papel: {site}' },
  'paper.head': { title: 'LISTA EN PAPEL {site} ({id}), {colour:colour}' },
  'paper.what': { title: '{product} · {procedure} · {steps} {steps?paso|pasos}' },
  'paper.what-colour': { title: '{product} · {procedure} · {steps} {steps?paso|pasos} · color {colour:colour}' },
  'paper.danger': {
    title: 'Humo, olor, silbido, calor, arco: salga, cierre la puerta, llame 112/911.',
    line: 'Seccionador: {isolator}',
  },
  'paper.rules': { title: 'Reglas de alto: el papel no vigila nada' },
  'paper.opens': { title: 'Por regresar desde aquí: {what}' },
  'part.arrive': { title: 'Llegada, como se encontró' },
  'part.parked': { title: 'En espera' },
  'part.breakers-open': { title: 'Disyuntores abiertos' },
  'part.isolated': { title: 'Torres separadas' },
  'part.update': { title: 'Actualización[ de {stack}]' },
  'part.join': { title: 'Unir' },
  'part.return': { title: 'De vuelta al servicio' },
  'part.end': { title: 'Final' },
  'blank.date': { title: 'Fecha:' },
  'blank.done-by': { title: 'Lo hizo:' },
  'blank.second-person': { title: 'Segunda persona:' },
  'blank.meter': { title: 'Medidor:' },
  'blank.at': { title: 'A las:' },
  'blank.by': { title: 'Por:' },
  'blank.as-recorded': { title: 'Como se registró:' },
  'blank.lcd': { title: 'LCD muestra:' },
  'blank.module': { title: 'Módulo {module}:' },
  'blank.version': { title: 'Versión:' },
  'blank.how-many': { title: 'Cuántos:' },
  'blank.photo': { title: 'Foto núm.:' },
  'blank.written': { title: 'Escrito:' },
  'blank.switch': { title: '{number} arriba/abajo:' },
  'blank.switches': { title: 'Interruptores, desde el 1, arriba o abajo:' },

  'rule.amps': {
    title: 'No abra ningún disyuntor mientras una torre lleve más de {limit} A.',
    line: 'Tampoco apague una torre. Lea dos veces, con 60 s entre ellas.',
  },
  'rule.locked': { title: 'Hasta el final: {breakers} de {breakers} disyuntores abiertos con candado, contados.' },
  'rule.lit': {
    title: 'No mueva interruptor ni conector mientras su torre tenga algo encendido.',
    line: 'LCD o luz. Encendido con ceros no es apagado.',
  },
  'rule.one-on': { title: 'Con el conjunto separado, una torre encendida, ninguna otra.' },
  'rule.count': {
    title: 'El conteo es 1 sola y {stacks} juntas.',
    line: 'Otro número: apague todo, encuéntrelo, repita, a lo más dos veces.',
  },
  'rule.join': {
    title: 'Una solo torres que lleven las mismas versiones.',
    line: 'A lo más {limit} V de diferencia: un medidor, una hora.',
  },
  'rule.join-unknown': {
    title: 'Una solo torres que lleven las mismas versiones.',
    line: 'No más diferencia que el límite que usted anotó: un medidor, una hora.',
  },
  'rule.writing': {
    title: 'Mientras se graba una torre[ (LCD {code})]: no toque.',
    line: 'Normal hasta {normal} min.',
    lines: ['Tras {limit} min llame al fabricante y déjela encendida.', 'No grabe en ninguna otra torre.'],
  },
  'rule.passed': { title: 'No empiece una torre antes de que pase la anterior: versiones, códigos, espera.' },
  'rule.code': {
    title: 'Un código que este producto no lista: alto.',
    line: 'Tome una foto, llame al fabricante.',
  },
  'rule.close': {
    title: 'No cierre ningún disyuntor antes de que cada banco esté como se registró.',
    line: 'Tampoco con más de 3 V entre sus dos lados, salvo que las torres precarguen.',
  },
};
