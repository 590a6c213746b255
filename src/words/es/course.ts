import type { Catalogue } from '../words';

/** What the run does by itself, what it left out, what it noted, and how it ended. */
export const course: Catalogue = {
  'procedure.parallel-stack-update': { title: 'Actualizar un conjunto en paralelo, torre por torre.' },
  'procedure.single-stack-update': { title: 'Actualizar una torre que está sola.' },
  'procedure.join-parallel': { title: 'Unir torres en un conjunto en paralelo.' },
  'procedure.leave-parallel': { title: 'Separar un conjunto en paralelo.' },
  'procedure.restore-only': { title: 'Regresar lo que un trabajo anterior dejó pendiente.' },
  'wait.host-awake': {
    title: 'Esta computadora se mantiene despierta.',
    line: 'Deje la tapa abierta y el cargador conectado.',
  },
  'wait.amps': { title: 'Espere un minuto. Sin tocar.', line: 'Después lea los amperios otra vez.' },
  'wait.feeds': {
    title: 'Espere cinco minutos. Observe qué se apaga.',
    line: 'Computadora, red y herramienta deben vivir sin el inversor.',
  },
  'wait.count': { title: 'Espere diez segundos. Sin tocar.', line: 'Un número que ya no cambia es el conteo.' },
  'wait.modules-settle': { title: 'Espere medio minuto. Sin tocar.', line: 'La torre {stack} guarda el número.' },
  'wait.hold': { title: 'Espere. Sin tocar.', line: '¿Aparece un código[ en la torre {stack}]?' },
  'wait.gap': { title: 'Espere. Todavía no la siguiente torre.', line: 'Primero arranca la torre {stack}.' },
  'wait.share': {
    title: 'Espere cinco minutos. La corriente se estabiliza.',
    line: 'Escuche si hay golpes. Quédese junto a las torres.',
  },
  'overdue.normal': {
    title: 'Tarda más de lo normal. Siga sin tocar.',
    line: 'Apagar ahora es lo que la daña. Yo le aviso cuándo.',
  },
  'overdue.hard': {
    title: 'Tarda demasiado. Siga sin tocar.',
    line: 'Escriba lo que muestra el LCD ahora. Deje corriente y cables.',
  },
  'skip.already-dark': { title: 'La torre {stack} ya está apagada.' },
  'skip.nothing-recorded': { title: 'No se registró nada de la torre {stack}: nada que regresar.' },
  'skip.lcd-told': { title: 'El LCD de la torre {stack} ya lo dijo.' },
  'skip.only-on-the-way-back': { title: 'Se omite: el conjunto está en servicio.' },
  'skip.recorded-before': { title: 'Registrado por un trabajo anterior en la torre {stack}.' },
  'skip.stands-there': { title: 'Torre {stack}: sus interruptores ya están así.' },
  'skip.links-are-out': { title: 'Todos los cables Link están fuera ya.' },
  'skip.nothing-to-count': { title: 'Se omite: no se vio nada que lo pida.' },
  'skip.left-out': { title: 'Se omite: la torre {stack} no está en el conjunto.' },
  'skip.restoring': { title: 'Se omite: el trabajo solo regresa cosas a su lugar.' },
  'because.flash-again': {
    title: 'La torre {stack} se graba otra vez.',
    line: 'Lea antes otra vez carga, temperatura y celdas.',
  },
  'because.not-writing': { title: 'La actualización no se inició. Se pregunta otra vez.' },
  'because.software-changed': { title: 'Se pregunta otra vez: cambió el software del servicio.' },
  'because.corrected': { title: 'Se pregunta otra vez por una corrección: {why}.' },
  'deviation.join-limit': { title: 'Límite de unión {volts} V: escrito en el sitio, no del fabricante.' },
  'deviation.smaller-set': { title: 'El conjunto es {stacks}, sin {left?la torre|las torres} {left}.' },
  'deviation.rolled-back': { title: 'Todo el conjunto vuelve a la versión {version}.' },
  'deviation.no-serial': { title: 'Serie de la torre {stack} sin leer: conocida por su adhesivo.' },
  'deviation.no-photo': { title: 'No se tomó foto[ de la torre {stack}].' },
  'deviation.no-second-look': { title: 'Ninguna otra persona miró interruptores y conectores.' },
  'deviation.danger-not-over': { title: 'Peligro sin terminar: no se sabe si se accionó el seccionador.' },
  'deviation.host-may-sleep': {
    title: 'Esta computadora puede dormirse: {why:machine}.',
    line: 'Desactive la suspensión a mano. Deje la tapa abierta.',
  },
  'ended.complete': {
    title: 'Listo. No hay nada más que presionar.',
    line: 'Revise otra vez mañana y en una semana.',
  },
  'ended.complete-with-deviations': {
    title: 'Listo, con desviaciones. No hay nada más que presionar.',
    line: 'El informe nombra cada una, con su motivo.',
  },
  'ended.degraded': {
    title: 'Detenido aquí, sin servicio completo.',
    line: 'Cuelgue la tarjeta. restore-only resuelve lo pendiente.',
  },
  'ended.smaller-set': {
    title: 'En servicio sin {left?la torre|las torres} {left}. Nada más que presionar.',
    line: 'El conjunto: {stacks}. Lo que quedó fuera sigue en la lista del sitio.',
  },
  'ended.rolled-back': {
    title: 'Todas de vuelta en la versión {version}, en servicio. Nada más que presionar.',
    line: 'Sin actualizar. El informe dice por qué.',
  },
  'ended.restored-not-updated': {
    title: 'Todo en su lugar, sin actualizar. Los disyuntores siguen abiertos.',
    line: 'Inicie restore-only para cerrarlos y volver al servicio.',
  },
  'ended.abandoned': {
    title: 'Detenido antes de abrir algo.',
    line: '¿Inversor y fuentes como estaban? La página del sitio muestra lo pendiente.',
  },
  'ended.suspected-brick': {
    title: 'Detenido con una torre que no regresó.',
    line: 'Su herramienta sigue conectada y con corriente. Cuelgue la tarjeta.',
  },
};
