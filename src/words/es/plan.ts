import type { Catalogue } from '../words';

/** What a plan says before anything is touched: steps that nobody is asked, hands, the notice for the customer, what to take along. */
export const plan: Catalogue = {
  'judged.accept-count': { title: 'Stackhand juzga el conteo que se escribió dos veces.' },
  'judged.accept-volts': { title: 'Stackhand juzga cuánto difieren las torres.' },
  'judged.accept-share': { title: 'Stackhand juzga la parte de cada torre.' },
  'judged.accept-flash': { title: 'Stackhand juzga cómo terminó la actualización.' },
  'judged.accept-code': { title: 'Stackhand juzga el código que se leyó.' },
  'judged.pass-stack': { title: 'Stackhand juzga versiones, códigos y espera de esta torre.' },
  'judged.test-link': { title: 'Stackhand prueba el cable de esta torre, y si la imagen le sirve.' },
  'judged.send-firmware': { title: 'Stackhand graba esta torre. No toque hasta que lo diga.' },
  'judged.compare-with-lead': { title: 'Stackhand compara lo dicho con lo que dice la torre.' },
  'judged.finish': { title: 'Stackhand juzga si todo regresó y está en servicio.' },
  'only-if.code': { title: 'Solo si muestra {code}:' },
  'only-if.code-and-lit': { title: 'Solo si muestra {code} y todas las luces encendidas:' },
  'only-if.counted-again': { title: 'Solo si se contó otra vez:' },
  'obligation.of-stack': { title: '{what} de {stack}' },
  'need.nobody': { title: 'Ninguno de {steps} {steps?paso|pasos} necesita a alguien junto a las torres.' },
  'need.hands': {
    title: '{hands} de {steps} {steps?paso|pasos} {hands?necesita|necesitan} manos junto a las torres.',
  },
  'need.two': { title: 'De estos, {two} {two?necesita|necesitan} dos personas.' },
  'need.eyes': { title: '{eyes} más {eyes?necesita|necesitan} ojos ahí.' },
  'need.visit': { title: 'Programe una visita.' },
  'need.prepared': { title: 'Puedo preparar {before} {before?paso|pasos} antes de que llegue.' },
  'need.nothing-prepared': { title: 'No puedo preparar ningún paso antes de que llegue.' },
  'silent.yes': {
    title: '{inverter} se detiene cuando la batería calla.',
    line: 'Sin red, la casa queda a oscuras.',
  },
  'silent.no': {
    title: '{inverter} sigue con sus últimos límites cuando la batería calla.',
    line: 'Trabaja a ciegas.',
  },
  'silent.unknown': {
    title: '{inverter} puede detenerse o trabajar a ciegas cuando la batería calla.',
    line: 'Nadie dijo cuál.',
  },

  'notice.work': { title: 'Trabajo en su batería en {site}.' },
  'notice.date': {
    title: 'Fecha: ____________  Llegamos a las: ______',
    line: 'Nos encuentra en: ____________________',
  },
  'notice.stays': { title: 'La batería sigue en uso.' },
  'notice.outage': {
    title: 'Durante unos {time} la casa no tiene batería ni respaldo.',
    line: 'Puede tardar más: nadie conoce de antemano cada espera.',
  },
  'notice.grid': { title: '¿Falla la red en ese tiempo, o no hay? La casa queda a oscuras.' },
  'notice.not-back': {
    title: 'La batería queda fuera de servicio cuando nos vamos.',
    line: 'Le avisamos cuando regrese.',
  },
  'notice.circuits': {
    title: 'Circuitos sin corriente: ______________________________',
    line: 'De vuelta a eso de las: ______',
  },
  'notice.rely': {
    title: 'Díganos antes de empezar si depende de algo de esto.',
    lines: [
      'Equipo médico u oxígeno, salvaescaleras, alarma, congelador, acuario, bomba de pozo o de achique.',
      'Portón y puerta del garaje, internet y teléfono, carga de un auto.',
    ],
  },
  'notice.alarms': {
    title: 'Las aplicaciones pueden enviar alarmas durante el trabajo.',
    line: 'Ignórelas hasta que digamos que terminamos.',
  },
  'notice.tags': {
    title: 'No presione ni accione nada que lleve una tarjeta roja.',
    line: 'Solo la persona nombrada en la tarjeta la quita.',
  },
  'notice.danger': {
    title: 'Humo, olor, silbido o calor: salga, cierre la puerta.',
    line: 'Llame al 112 o 911, después a nosotros.',
  },
  'notice.agreed': {
    title: 'De acuerdo (nombre, firma): ______________________________',
    line: 'O motivo: ____________________',
  },

  'pack.meter': {
    title: 'Multímetro, CAT III 600 V, dos decimales a 60 V',
    line: 'Y una fuente para probarlo.',
  },
  'pack.clamp': { title: 'Pinza DC que muestre 0.1 A' },
  'pack.torque': { title: 'Llave de torque con los valores de este producto, destornilladores aislados' },
  'pack.stick': { title: 'Palillo de plástico o madera para los interruptores, no destornillador' },
  'pack.mirror': { title: 'Espejo o boroscopio: los bancos pueden mirar de lado' },
  'pack.locks': {
    title: '{locks} {locks?candado|candados}, uno por disyuntor',
    line: 'Y otras tantas tarjetas con nombre y teléfono.',
  },
  'pack.stickers': { title: 'Adhesivos {stacks}, y banderas rojas para los cables del inversor' },
  'pack.tool': { title: 'Herramienta: {tool}, con el acceso probado esta mañana' },
  'pack.precharge': { title: 'Cable o lámpara de precarga de este sitio' },
  'pack.light': {
    title: 'Linterna frontal; banco de energía o UPS pequeño; segundo teléfono',
    line: 'El UPS alimenta computadora, router y herramienta.',
  },
  'pack.caps': { title: 'Tapas aislantes para terminales abiertos, cinta, lápiz, etiquetas' },
  'pack.charger': { title: 'Cargador para una torre sola, si las torres difieren en voltaje' },
  'pack.protection': {
    title: 'Protección',
    lines: [
      'Sin anillos, reloj ni cadena; con lentes',
      'Guantes clase 0 con cuero encima, donde haya terminales o conexiones rápidas abiertas',
      'Mangas largas según la evaluación de riesgos de su empresa; rodilleras',
      'Nadie trabaja solo con terminales abiertos',
    ],
  },
  'pack.links': { title: 'Cables Link de repuesto (este sitio tiene {links}): dos' },
  'pack.inverter-lead': { title: 'Cable de repuesto del inversor a la maestra' },
  'pack.spares': {
    title: 'Un controlador y un módulo de cada generación de este sitio',
    line: 'O la promesa de uno para mañana.',
  },
  'pack.fuse': { title: 'Un fusible o disyuntor del tipo instalado aquí' },
  'pack.papers': {
    title: 'Papeles',
    lines: [
      'Dirección, acceso, estacionamiento, teléfono del cliente; aviso enviado al cliente',
      'Diagrama unifilar, números de serie, fotos de la última visita',
      'PIN del inversor, cuenta de la aplicación, caso y horario de la ayuda del fabricante',
      'Este plan y la lista en papel, impresos',
    ],
  },
  'pack.photo-front': { title: 'Frente de cada torre con su adhesivo' },
  'pack.photo-banks': { title: 'Cada banco de interruptores, ON impreso en la foto, antes y después' },
  'pack.photo-links': { title: 'Cada conector Link, antes y después' },
  'pack.photo-count': { title: 'El conteo del conjunto' },
  'pack.photo-inverter': { title: 'Puerto de batería del inversor, su pantalla antes y después' },
  'pack.photo-breakers': { title: 'Disyuntores abiertos con sus candados, y cerrados otra vez' },
  'pack.photo-busbar': { title: 'Medidor en la barra colectora' },
  'pack.photo-versions': { title: 'Cada pantalla de versión' },
  'pack.photo-writing': { title: 'El LCD mientras se graba' },
  'pack.photo-torque': { title: 'Marcas de torque, tapas puestas' },
};
