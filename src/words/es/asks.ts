import type { Catalogue } from '../words';

/** What a person is asked to do or to read: one act, one stack, one number; never the value that is wanted. */
export const asks: Catalogue = {
  'ask.right-site': {
    title: 'Compare el lugar con este trabajo: {site}, {colour}.',
    line: '¿Dos trabajos hoy? Mire primero los adhesivos.',
    done: 'Estoy aquí',
    notDone: 'Es otro sitio',
  },
  'ask.serial': {
    title: 'Lea el número de serie en la etiqueta de la torre {stack}.',
    line: 'Escríbalo como está impreso. El adhesivo {stack} es de esta torre.',
  },
  'ask.customer': {
    title: 'Avise al cliente: no hay respaldo hasta que usted lo diga.',
    line: '¿Equipo médico? ¿Congelador? ¿Portón? ¿Internet? ¿Puerta del garaje?',
  },
  'ask.walk-round': {
    title: 'Recorra todas las torres. Mire, escuche, huela.',
    line: 'Humo, silbido, calor, hinchazón o líquido: presione el botón rojo.',
  },
  'ask.tap-bank': {
    title: 'Toque los interruptores como están. Banco {bank}, torre {stack}.',
    line: 'No como deberían estar. Busque el ON impreso: ¿arriba o abajo?',
  },
  'ask.photo-as-found': {
    title: 'Fotografíe los bancos de interruptores y los conectores de la torre {stack}.',
    line: 'Antes de mover algo. El ON impreso se ve en la foto.',
    done: 'Tomada',
  },
  'ask.photo-breakers': {
    title: 'Fotografíe todos los disyuntores abiertos con sus candados.',
    line: 'Se puede leer el nombre de cada disyuntor.',
    done: 'Tomada',
  },
  'ask.photo-restored': {
    title: 'Fotografíe los bancos de interruptores de la torre {stack} como están.',
    line: 'El ON impreso se ve en la foto.',
    done: 'Tomada',
  },
  'ask.mode': {
    title: 'Observe el LCD de la torre {stack}. ¿Qué número salió primero?',
    line: '¿Llegó tarde? Mueva el interruptor 1 de {bank}, regréselo y observe.',
  },
  'ask.code': {
    title: 'Lea el LCD de la torre {stack}. ¿Qué código?',
    line: 'Escriba lo que ve. ¿Solo carga y potencia? Escriba “none”.',
  },
  'ask.soc': {
    title: 'Lea el estado de carga de la torre {stack}.',
    line: 'En porcentaje, en su propio LCD.',
  },
  'ask.temperature': {
    title: 'Lea la temperatura de la torre {stack}.',
    line: 'En °C, en su LCD o en su herramienta.',
  },
  'ask.cell-spread': {
    title: 'Lea la diferencia entre celdas de la torre {stack}.',
    line: 'Celda más alta menos celda más baja, en milivoltios.',
  },
  'ask.volts': {
    title: 'Mida el voltaje de la torre {stack}.',
    line: 'Mismo medidor, mismos dos puntos, dos decimales en cada torre.',
  },
  'ask.amps': {
    title: 'Lea los amperios de la torre {stack}.',
    line: 'En su LCD o con una pinza DC, con el signo.',
  },
  'ask.amps-again': {
    title: 'Lea otra vez los amperios de la torre {stack}.',
    line: 'En el mismo punto. Escriba lo que muestra ahora.',
  },
  'ask.amps-charging': {
    title: 'Lea los amperios de la torre {stack} mientras se carga.',
    line: 'Con el mismo método en cada torre, con el signo.',
  },
  'ask.amps-discharging': {
    title: 'Lea los amperios de la torre {stack} mientras se descarga.',
    line: 'Con el mismo método en cada torre, con el signo.',
  },
  'ask.count-links-found': {
    title: 'Cuente los cables Link entre las torres.',
    line: 'Siga cada uno con la mano. El cable del inversor no cuenta.',
  },
  'ask.count-batteries-on-inverter': {
    title: 'Lea cuántas baterías muestra el inversor.',
    line: 'En su pantalla o en su aplicación. ¿No lo muestra? Dígalo.',
  },
  'ask.join-limit': {
    title: 'Escriba el límite de voltaje para unir estas torres.',
    line: 'Pregunte al fabricante. Productos parecidos usan 0.05 a 2 V: prestado, no de este.',
  },
  'ask.source-off': {
    title: 'Apague: {kind:source} {source}. ¿Cómo quedó?',
    line: 'En: {isolator}. Queda apagado hasta que se le pida.',
  },
  'ask.park-inverter': {
    title: 'Ponga el inversor {inverter} ({model}) en espera, no apagado.',
    line: 'Escriba la potencia de batería de su pantalla. ¿No queda en espera? Deténgase aquí.',
    done: 'En espera',
  },
  'ask.open-and-lock-breakers': {
    title: 'Abra y bloquee cada disyuntor de batería. ¿Cuántos candados?',
    line: 'Usted guarda la llave. Su nombre y teléfono están en cada tarjeta.',
    done: 'Bloqueados',
  },
  'ask.feeds': {
    title: 'Mire computadora, red y herramienta. ¿Siguen con corriente?',
    line: 'Lo que se apagó lo alimentaba el inversor.',
  },
  'ask.inverter-screen': {
    title: 'Mire el inversor {inverter} ({model}). ¿Su pantalla está encendida?',
    line: 'No presione nada. Algunos viven de la red, otros solo de esta batería.',
  },
  'ask.switch-off': {
    title: 'Mantenga presionado el botón de la torre {stack} hasta apagar el LCD.',
    line: '¿Luces apagadas también? Encendido con ceros no es apagado.',
  },
  'ask.busbar': {
    title: 'Mida en la barra colectora. Escriba el voltaje.',
    line: 'Pruebe el medidor en una fuente conocida, antes y después.',
  },
  'ask.pull-links': {
    title: 'Saque cada cable Link, ambos extremos. ¿Cuántos tiene en la mano?',
    line: 'Deje el cable del inversor: el de la bandera roja.',
    done: 'Sacados',
  },
  'ask.move-bank': {
    title: 'Mueva los interruptores como en el dibujo. Banco {bank}, torre {stack}.',
    line: 'Solo este banco. Palillo de plástico, una mano, sin anillos.',
    done: 'Movidos',
    notDone: 'No movidos',
  },
  'ask.switch-on-alone': {
    title: '¿Otros LCD apagados? Encienda solo la torre {stack}. ¿Cuál encendió?',
    line: '¿Ya hay otro LCD encendido? No pulse nada y elija esa torre.',
  },
  'ask.switch-on': {
    title: 'Encienda la torre {stack}. Solo la {stack}. ¿Qué LCD se encendió?',
    line: 'Mire todos los LCD, no solo este.',
  },
  'ask.count': {
    title: 'Espere junto a la torre {stack}. Lea el número que sigue.',
    line: 'Puede tardar minutos. El estado de carga no es este número.',
  },
  'ask.count-again': {
    title: 'Lea ese número en la torre {stack} una vez más.',
    line: 'Escriba lo que muestra ahora, también si cambió.',
  },
  'ask.module-lamps': {
    title: 'Mire la luz verde de cada módulo, torre {stack}.',
    line: 'Un módulo con la luz apagada no regresó.',
  },
  'ask.module-count': {
    title: 'Espere junto a la torre {stack}. Lea el número que parpadea.',
    line: 'Puede tardar tres minutos. Cuenta los módulos que se escuchan.',
  },
  'ask.version': {
    title: 'Escriba la versión: {part}, torre {stack}.',
    line: 'De la pantalla, no de memoria. Todos los dígitos; los ceros a la izquierda cuentan.',
  },
  'ask.version-modules': {
    title: 'Lea la versión de cada módulo de la torre {stack}.',
    line: '{part}. Primero el módulo de arriba, todos los dígitos, también ceros a la izquierda.',
  },
  'ask.connect-tool': {
    title: 'Conecte {tool} a la torre {stack}, y a ninguna otra.',
    line: 'Compare el número de serie que muestra con la etiqueta.',
    done: 'Conectada',
    notDone: 'No conecta',
  },
  'ask.disconnect-tool': {
    title: 'Desconecte {tool} de la torre {stack}.',
    line: 'Ya no se graba nada.',
    done: 'Desconectada',
    notDone: 'Sigue conectada',
  },
  'ask.start-update': {
    title: 'Inicie la actualización de la torre {stack}. ¿Qué LCD cambia[ a {code}]?',
    line: 'Mire todos los LCD durante diez segundos. Después, no toque nada.',
  },
  'ask.watch-flash': {
    title: 'NO TOQUE la torre {stack}. Se está grabando.',
    line: 'No presione, no desconecte, no cierre la laptop. Escriba lo que muestra el LCD.',
  },
  'ask.see-tool': {
    title: 'NO TOQUE la torre {stack}. Mire la herramienta: ¿qué dice?',
    line: 'No presione, no desconecte, no cierre nada[ de {tool}].',
  },
  'ask.plug-links': {
    title: 'Empuje cada conector Link hasta oír el clic. ¿Cuántos cables?',
    line: 'Link A con Link B: {chain}. Solo en puertos Link, como en su foto.',
    done: 'Con clic',
  },
  'ask.mark-left-out': {
    title: 'Cuelgue una tarjeta en la torre {stack}: nadie toca su botón.',
    line: 'Está apagada y fuera del conjunto. Su barra colectora tendrá tensión.',
    done: 'Tarjeta colgada',
    notDone: 'Todavía sin tarjeta',
  },
  'ask.second-look': {
    title: 'Llame a otra persona para mirar interruptores y conectores.',
    line: 'Compara con las fotos y escribe su nombre.',
  },
  'ask.breaker-battery': {
    title: 'Mida el lado de la batería del disyuntor abierto {breaker}.',
    line: 'Punta roja al positivo. El signo menos cuenta: escríbalo.',
  },
  'ask.breaker-inverter': {
    title: 'Mida el lado del inversor del disyuntor abierto {breaker}.',
    line: 'Mismo medidor, punta roja al positivo. ¿Demasiada diferencia? No cierre.',
  },
  'ask.precharge': {
    title: 'Precargue el lado del inversor del disyuntor {breaker}.',
    line: 'Con el método propio de este sitio. El disyuntor queda abierto.',
    done: 'Precargado',
    notDone: 'No precargado',
  },
  'ask.close-breakers': {
    title: 'Quite el candado. Cierre. Párese al lado, no enfrente. ¿Cuántos cerró?',
    line: 'Quien puso el candado lo quita. ¿Uno se dispara? Déjelo abierto.',
    done: 'Cerrados',
  },
  'ask.resume-inverter': {
    title: 'Arranque el inversor {inverter} ({model}). ¿Ve la batería?',
    line: 'En el modo en que lo encontró. Puede tardar minutos.',
  },
  'ask.demand-charge': {
    title: 'Haga que el inversor cargue la batería.',
    line: 'De la red o del sol, con amperios que se lean en cada torre.',
    done: 'Está cargando',
    notDone: 'No carga',
  },
  'ask.demand-discharge': {
    title: 'Haga que el inversor descargue la batería.',
    line: 'Encienda una carga grande: horno, hervidor, auto.',
    done: 'Está descargando',
    notDone: 'No descarga',
  },
  'ask.demand-idle': {
    title: 'Regrese el inversor a como estaba. Apague la carga de prueba.',
    line: 'Terminó la prueba de la parte de cada torre.',
    done: 'Como estaba',
    notDone: 'Todavía no',
  },
  'ask.source-on': {
    title: 'Encienda: {kind:source} {source}. ¿Cómo quedó?',
    line: 'En: {isolator}.',
  },
  'ask.show-customer': {
    title: 'Muestre al cliente que funciona. Cuente sus herramientas.',
    line: 'Diga a quién llamar, y que mañana usted revisa otra vez.',
    done: 'Mostrado',
    notDone: 'No mostrado',
  },
};
