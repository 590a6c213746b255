import type { Catalogue } from '../words';

/** Why the run stands still: what is the matter, and where to look or what to do next. */
export const holds: Catalogue = {
  'hold.danger': {
    title: 'Se reportó peligro. Todos se quedan afuera.',
    line: 'Siga solo después de que fueron los bomberos o un electricista.',
  },
  'hold.older-journal': {
    title: 'Mire cada torre: este registro es una copia más vieja.',
    line: 'No se sabe hasta dónde llegó el trabajo. Deténgase aquí, después inicie restore-only.',
  },
  'hold.wrong-decision': {
    title: 'No toque nada: la pregunta siguiente habría roto {invariant}.',
    line: 'Es un fallo de Stackhand, no suyo. Deténgase aquí y guarde la carpeta de datos.',
  },
  'hold.goes-round': {
    title: 'No toque nada: el trabajo da vueltas y no pregunta nada.',
    line: 'Es un fallo de Stackhand, no suyo. Deténgase aquí y guarde la carpeta de datos.',
  },
  'hold.not-parked': {
    title: '{what?Inversor|Inversores} {what}: no está en espera.',
    line: 'En espera desde su propio panel. Después lea los vatios de batería.',
  },
  'hold.inverter-pushes': {
    title: '{what?Inversor|Inversores} {what}: todavía pasa potencia de batería.',
    line: '¿Un cargador, el sol o una carga? Apáguelo, lea otra vez.',
  },
  'hold.source-on': {
    title: 'Sin apagar: {what}.',
    line: 'Cada fuente del sitio, en su seccionador.',
  },
  'hold.current-flows': {
    title: 'Hay corriente en {stacks?la torre|las torres} {stacks}, o nadie la leyó.',
    line: 'Busque qué carga o consume. Un disyuntor abierto ahora haría un arco.',
  },
  'hold.reading-old': {
    title: 'La lectura de {stacks?la torre|las torres} {stacks} es muy vieja.',
    line: 'Nadie hizo algo mal. Léala una vez más.',
  },
  'hold.high-voltage': {
    title: 'No es clase de 48 V declarada: este procedimiento no sirve.',
    line: 'Deténgase. Palabras, herramientas y límites son solo para bajo voltaje.',
  },
  'hold.readings-too-near': {
    title: 'Las dos lecturas de {stacks?la torre|las torres} {stacks} están muy seguidas.',
    line: 'Lea los amperios, espere 60 s, léalos otra vez.',
  },
  'hold.photo-missing': {
    title: 'Fotografíe otra vez los interruptores de {stacks?la torre|las torres} {stacks}.',
    line: 'Tomada después del último movimiento, con el ON impreso en la foto.',
  },
  'hold.second-look-again': {
    title: 'La otra persona mira otra vez todos los interruptores.',
    line: 'Se movieron interruptores desde esa revisión.',
  },
  'hold.locks-missing': {
    title: '{found} {found?candado|candados}: no hay uno en cada disyuntor.',
    line: '¿Otro inversor, otra pared? Busque cada disyuntor, cuente otra vez.',
  },
  'hold.reconnect-unknown': {
    title: 'Nadie anotó cómo se reconecta este sitio.',
    line: 'Pregunte a quien lo puso en marcha: ¿qué precarga? Corrija el archivo del sitio.',
  },
  'hold.another-is-on': {
    title: '{stacks?La torre|Las torres} {stacks} no {stacks?está apagada|están apagadas}.',
    line: 'Una torre a la vez. Mantenga presionado su botón hasta apagar LCD y luces.',
  },
  'hold.no-join-limit': {
    title: 'Nadie escribió el límite de voltaje para unir.',
    line: 'Pregunte al fabricante. Sin él, las torres siguen separadas.',
  },
  'hold.volts-missing': {
    title: 'No se conoce el voltaje de {stacks?la torre|las torres} {stacks}.',
    line: 'Mida cada una sola antes de encender otra.',
  },
  'hold.mixed-meters': {
    title: 'Las torres se midieron con medidores distintos.',
    line: 'Un medidor, un rango para todas. Mida todas otra vez.',
  },
  'hold.volts-old': {
    title: 'Los voltajes no se midieron de una sola vez.',
    line: 'Todas las torres en una hora. Mida todas otra vez.',
  },
  'hold.no-volts': {
    title: '{stacks?La torre|Las torres} {stacks} {stacks?estaba encendida|estaban encendidas} sin dar voltaje.',
    line: '¿Medidor y puntos correctos? Si no, puede estar grabada a medias: déjela apagada.',
  },
  'hold.volts-from-before': {
    title: 'Los voltajes se midieron hace más de una hora.',
    line: 'Una torre puede variar sola. Saque los cables y mida todas otra vez.',
  },
  'hold.volts-apart': {
    title: 'Las torres difieren {spread} V. El límite es {limit} V.',
    line: 'La más baja: {low}. Cárguela sola y despacio, descanse una hora, mida todas.',
  },
  'hold.current-between-stacks': {
    title: 'Hay corriente entre las torres: {stacks}.',
    line: 'Apague todas. Mida cada una sola. No se igualan solas.',
  },
  'hold.lit-with-zeros': {
    title: 'LCD de {stacks?la torre|las torres} {stacks} encendido con ceros: no apagado.',
    line: 'No toque interruptor ni conector. Presione otra vez el botón, mire las luces.',
  },
  'hold.still-lit': {
    title: '{stacks?La torre|Las torres} {stacks} no {stacks?está apagada|están apagadas}.',
    line: 'Interruptores y conectores solo con LCD y luces apagados.',
  },
  'hold.feed-is-switched-off': {
    title: 'Puede apagarse con el inversor: {what:feed}.',
    line: 'Aliméntelo de la red o de un banco de energía. Corrija el archivo del sitio.',
  },
  'hold.busbar-not-read': {
    title: 'Nadie midió la barra colectora.',
    line: 'Que todo está apagado lo ve un medidor. Pruébelo antes en una fuente conocida.',
  },
  'hold.busbar-live': {
    title: 'Barra colectora a {volts} V con todo apagado: algo la alimenta.',
    line: 'Se quiere menos de {limit} V. ¿Una torre, un disyuntor, una fuente?',
  },
  'hold.breakers-not-closed': {
    title: '{found} de {wanted} disyuntores de batería cerrados: no todos.',
    line: 'Cada uno, por su dueño, antes de arrancar el inversor. Cuente otra vez.',
  },
  'hold.feeds-not-seen': {
    title: 'Nadie vio si computadora, red y herramienta siguen con corriente.',
    line: 'Mire las tres. ¿Qué alimenta ahora sus tomacorrientes?',
  },
  'hold.left-out-lit': {
    title: 'Fuera del conjunto y sin apagar: {stacks?torre|torres} {stacks}.',
    line: 'Comparte la barra colectora. Presione su botón hasta apagar LCD y luces.',
  },
  'hold.power-not-seen': {
    title: 'Nadie vio si la torre {stack} está encendida.',
    line: 'Vaya y mire su LCD y sus luces.',
  },
  'hold.not-seen-dark': {
    title: 'La torre {stack} no se vio apagada antes de encenderla.',
    line: 'Mantenga presionado su botón hasta apagar LCD y luces. Después encienda.',
  },
  'hold.not-left-dark': {
    title: 'Sin ver apagadas: {stacks?torre|torres} {stacks}.',
    line: 'Un conjunto que se deja separado se deja apagado. Mire LCD y luces.',
  },
  'hold.amps-not-read': {
    title: 'Nadie leyó los amperios de {stacks?la torre|las torres} {stacks}.',
    line: 'Solo los amperios muestran si dos torres se oponen. LCD o pinza.',
  },
  'hold.bank-not-seen': {
    title: 'Nadie vio cómo está {bank}: {stacks?torre|torres} {stacks}.',
    line: 'Linterna, espejo, foto. Después toque cada interruptor.',
  },
  'hold.as-found-not-seen': {
    title: '{bank} sin ver como se encontró: {stacks?torre|torres} {stacks}.',
    line: 'Linterna, espejo, foto. Lo que nadie vio nadie lo puede regresar.',
  },
  'hold.mode-not-seen': {
    title: 'Nadie vio a la torre {stack} empezar a contar.',
    line: 'Un número sin su modo puede ser media lectura de otra cosa. Mire otra vez.',
  },
  'hold.feed-lost': {
    title: 'Algo que este trabajo necesita se apagó con el inversor.',
    line: 'Aliméntelo de otra parte. Después mire otra vez las tres.',
  },
  'hold.half-on': {
    title: '{stacks?Torre|Torres} {stacks}: LCD encendido con ceros, a medias.',
    line: 'No le grabe nada. Apague, espere que todo se apague, encienda una vez.',
  },
  'hold.wrong-stack-lit': {
    title: 'Se encendió la torre {found}, no la torre {wanted}.',
    line: 'Apague {found}. Lea el adhesivo. Después presione {wanted}.',
  },
  'hold.service-pattern': {
    title: '{bank:bank} sigue en posición de servicio: {stacks?torre|torres} {stacks}.',
    line: 'Regréselo como se registró. Después los disyuntores.',
  },
  'hold.open-obligations': {
    title: 'Sin regresar: {what:obligation}.',
    line: 'Regréselo ahora, o deténgase aquí e inicie restore-only.',
  },
  'hold.inverter-blind': {
    title: '{what?Inversor|Inversores} {what}: no se ve batería.',
    line: '¿Su cable en el puerto de inversor de la maestra? ¿Sus interruptores de protocolo como antes?',
  },
  'hold.share-not-read': {
    title: 'Nadie leyó la parte de {stacks?la torre|las torres} {stacks}.',
    line: 'Lea los amperios cargando y descargando.',
  },
  'hold.no-share-current': {
    title: 'Muy poca corriente para ver la parte de cada torre.',
    line: 'Cargue o descargue con más fuerza, después lea cada torre otra vez.',
  },
  'hold.share-against': {
    title: 'Corriente contra las otras torres: {stacks?torre|torres} {stacks}.',
    line: '¿Signo mal escrito, pinza al revés, o una torre alimenta otra? Mire.',
  },
  'hold.share-one-way': {
    title: 'Mismo signo en carga y descarga: {stacks?torre|torres} {stacks}.',
    line: 'Escriba el signo del medidor. ¿Dos veces el mismo sentido? Cambie la demanda.',
  },
  'hold.share-uneven': {
    title: 'No lleva su parte, por más de {percent} %: {stacks?torre|torres} {stacks}.',
    line: 'Su desconexión DC, contactor, terminales, dirección. Inversor en espera antes de abrir algo.',
  },
  'hold.as-found-addresses': {
    title: '{bank} como se encontró no tiene sentido: {stacks?torre|torres} {stacks}.',
    line: '¿Tocado al revés? Si no, ya estaba mal antes de usted: registre un plan.',
  },
  'hold.left-apart': {
    title: 'Un trabajo anterior se detuvo aquí: el conjunto no está como se registró.',
    line: 'restore-only lo regresa. Con un motivo vale en su lugar el archivo del sitio.',
  },
  'hold.left-out-before': {
    title: 'Un trabajo anterior dejó {stacks?la torre|las torres} {stacks} fuera del conjunto.',
    line: 'Siga con un motivo: entra al conjunto, direcciones como en el archivo del sitio.',
  },
  'hold.as-found-count': {
    title: 'El inversor muestra {found}: no son las torres de este sitio.',
    line: '¿Una tras la pared, o una nunca contada? Cuente los LCD y cables DC.',
  },
  'hold.as-found-links': {
    title: '{found} {found?cable|cables} Link: no es la cadena de este conjunto.',
    line: 'Siga cada cable con la mano. ¿Falta uno, u otro conjunto al lado?',
  },
  'hold.no-snapshot': {
    title: 'Nadie registró {bank} de la torre {stack}.',
    line: 'Ningún interruptor se mueve sin guardar su posición. Tóquelo primero.',
  },
  'hold.same-identity': {
    title: 'Dos torres tienen el mismo número de serie.',
    line: 'Lea otra vez ambas etiquetas. ¿Se escribió dos veces un número?',
  },
  'hold.versions-differ': {
    title: 'Las versiones difieren entre las torres: {component} {versions}.',
    line: 'Torres distintas no se unen. Actualice el resto, o planee un conjunto menor.',
  },
  'hold.half-updated': {
    title: 'El conjunto está a medio actualizar: {component} {versions}.',
    line: 'Así no se une. Deténgase aquí y actualice otra vez, o deje una fuera.',
  },
  'hold.modules-unread': {
    title: 'Nadie leyó todos los módulos: {component} {versions}.',
    line: 'Léalos con la herramienta, o diga cómo los conoce.',
  },
  'hold.found-in-service': {
    title: '{bank} de {stacks?la torre|las torres} {stacks}: posición de servicio, de nadie.',
    line: 'Busque su lugar en el manual del inversor, póngalo, toque otra vez.',
  },
  'hold.not-passed': {
    title: '{stacks?La torre|Las torres} {stacks}: sin pasar la revisión.',
    line: 'Los cables Link vuelven cuando todas pasaron. Termine estas primero.',
  },
  'hold.address-not-as-recorded': {
    title: '{bank} no está como se registró: {stacks?torre|torres} {stacks}.',
    line: 'Muévalo según el dibujo. Después tóquelo como está.',
  },
  'hold.not-stand-alone': {
    title: '{bank} de la torre {stack} no está puesto para estar sola.',
    line: 'Muévalo según el dibujo. Después tóquelo como está.',
  },
  'hold.bank-not-as-recorded': {
    title: '{bank} está distinto de lo registrado: {stacks?torre|torres} {stacks}.',
    line: '¿Movido en lugar de otro banco? Regréselo según el dibujo.',
  },
  'hold.noted-or-seen': {
    title: '{bank} de la torre {stack}: lo anotado y lo visto difieren.',
    line: 'Mire la foto. Movido por error: devuélvalo. Mal anotado: siga con un motivo.',
  },
  'hold.power-on-order': {
    title: 'La torre {first} se enciende antes que la torre {stack}.',
    line: 'De la última esclava a la maestra. Lea los adhesivos.',
  },
  'hold.gap-too-short': {
    title: 'Demasiado pronto: {seconds} s entre dos torres.',
    line: 'El tiempo corre desde el toque que encendió el LCD.',
  },
  'hold.two-masters': {
    title: 'Dos maestras en una cadena: {stacks}.',
    line: 'Apague ambas. Mire los interruptores de dirección de cada una.',
  },
  'hold.links-not-back': {
    title: '{found} {found?cable|cables} Link {found?conectado|conectados}: no es toda la cadena.',
    line: 'Compare con su foto. Empuje cada conector hasta el clic, cuente otra vez.',
  },
  'hold.links-in-hand': {
    title: '{found} {found?cable|cables} Link en la mano: no es toda la cadena.',
    line: 'Siga cada puerto con la mano. ¿Ambos extremos fuera? Cuente otra vez.',
  },
  'hold.counts-differ': {
    title: 'Primero {first}, después {again}: el número no se había estabilizado.',
    line: 'El estado de carga se parece. Espere, después lea ambos otra vez.',
  },
  'hold.count-alone': {
    title: 'La torre {stack} cuenta {found}: no está comprobado que esté sola.',
    line: 'Un Link puesto, o sus interruptores de dirección. Apague todo, mire, otra vez.',
  },
  'hold.count-set': {
    title: 'El conteo en la torre {stack} es {found}: no es este conjunto.',
    line: '¿Un LCD apagado, un conector sin clic, dos direcciones iguales? Primero apague todo.',
  },
  'hold.not-counted': {
    title: 'No se ha contado todo el conjunto.',
    line: 'Los disyuntores siguen abiertos hasta que la maestra haya contado.',
  },
  'hold.breaker-volts-missing': {
    title: 'Disyuntor {breaker}: no se conoce el voltaje de ambos lados.',
    line: 'Mida ambos lados mientras está abierto.',
  },
  'hold.polarity': {
    title: 'Disyuntor {breaker}: positivo y negativo cruzados. No cierre.',
    line: 'Primero las puntas del medidor, después los cables.',
  },
  'hold.breaker-volts-apart': {
    title: 'Disyuntor {breaker}: los lados difieren {apart} V. No cierre.',
    line: 'Precargue otra vez el lado del inversor, después mídalo.',
  },
  'hold.breaker-reading-old': {
    title: 'El voltaje de {breakers?el disyuntor|los disyuntores} {breakers} es muy viejo.',
    line: 'Nadie hizo algo mal. Precargue y mida ambos lados una vez más.',
  },
  'hold.another-writes': {
    title: '{stacks?La torre|Las torres} {stacks} todavía se {stacks?graba|graban}.',
    line: 'Una a la vez. No toque hasta que termine.',
  },
  'hold.hands-off': {
    title: 'No toque: {stacks?la torre|las torres} {stacks} se {stacks?graba|graban}.',
    line: 'Corriente, cables y laptop quedan como están.',
  },
  'hold.suspected-brick': {
    title: '{stacks?La torre|Las torres} {stacks} no {stacks?regresó|regresaron}[: todavía {code}].',
    line: 'Déjela encendida y conectada. Llame al fabricante. Las otras siguen apagadas.',
  },
  'hold.soc-not-known': {
    title: 'No se conoce el estado de carga de la torre {stack}.',
    line: 'Lea su LCD o su herramienta. No se graba a ciegas.',
  },
  'hold.soc-outside': {
    title: 'La torre {stack} está a {found} {unit}: muy bajo o muy alto.',
    line: 'Cárguela o descárguela sola. La página del producto dice el rango.',
  },
  'hold.temperature-not-known': {
    title: 'No se conoce la temperatura de la torre {stack}.',
    line: 'Lea su LCD, su herramienta, o mida en la carcasa.',
  },
  'hold.temperature-outside': {
    title: 'La torre {stack} está a {found} {unit}: muy fría o muy caliente.',
    line: 'Caliente o enfríe el cuarto y espere. La página del producto dice el rango.',
  },
  'hold.cell-spread-not-known': {
    title: 'No se conoce la diferencia entre celdas de la torre {stack}.',
    line: 'Léala en su herramienta.',
  },
  'hold.cell-spread-outside': {
    title: 'Las celdas de la torre {stack} difieren {found} {unit}.',
    line: 'Equilíbrela primero: cárguela sola, despacio, hasta arriba.',
  },
  'hold.code-not-seen': {
    title: 'Nadie pudo leer el LCD de la torre {stack}.',
    line: 'Espejo, linterna, cámara. Sin el código no se sigue.',
  },
  'hold.code-stays': {
    title: 'La torre {stack} todavía muestra {code} después de su conteo.',
    line: '[{meaning}. ][{lookAt}]',
  },
  'hold.inverter-not-seen': {
    title: 'La torre {stack} muestra {code}. Nadie vio {what?el inversor|los inversores} {what}.',
    line: 'Un inversor apagado explica este código, uno encendido no. Mire ahí.',
  },
  'hold.module-count': {
    title: 'La torre {stack} cuenta {found} {found?módulo|módulos}: no los de este sitio.',
    line: 'Mire luz, interruptor y ADD de cada módulo. Después cuente otra vez.',
  },
  'hold.code-unknown': {
    title: 'No conozco {code} en la torre {stack}. No siga.',
    line: 'Tome una foto del LCD. Llame a la ayuda del fabricante.',
  },
  'hold.mode-still-shown': {
    title: 'La torre {stack} muestra {code}, no carga y potencia.',
    line: 'Sigue una posición de servicio. Devuelva {bank:bank} y mire otra vez.',
  },
  'hold.code-blocks': {
    title: 'La torre {stack} muestra {code}: no corresponde aquí.',
    line: '[{meaning}. ][{lookAt}]',
  },
  'hold.version-unreadable': {
    title: '{part}, torre {stack}, muestra {found}: no se puede leer.',
    line: 'Léala una vez más. ¿Su luz verde encendida? Después llame al fabricante.',
  },
  'hold.version-not-known': {
    title: '{part}, torre {stack}: no se conoce su versión.',
    line: 'Léala antes de grabar algo. Lo desconocido no se puede comparar.',
  },
  'hold.would-go-back': {
    title: '{part}, torre {stack}: esta sería una versión más vieja.',
    line: '¿Paquete equivocado? Mire el plan. Volver atrás necesita un motivo.',
  },
  'hold.version-unlisted': {
    title: '{part}, torre {stack}: {found} no está en ninguna lista.',
    line: 'Lea otra vez todos los dígitos. ¿Es así? Alguien debe ubicarla.',
  },
  'hold.version-not-seen': {
    title: 'Nadie leyó después de actualizar: {part}, torre {stack}.',
    line: 'Léala. Lo que no se vio no pasó la revisión.',
  },
  'hold.version-unchanged': {
    title: '{part}, torre {stack}, todavía muestra {found}, como antes.',
    line: 'La actualización omitió esta parte. Mire la lista de la herramienta.',
  },
  'hold.version-other': {
    title: '{part}, torre {stack}, muestra {found}: no es lo planeado.',
    line: '¿Paquete equivocado, o un dígito mal leído? Lea otra vez, mire la herramienta.',
  },
  'hold.flash-not-seen': {
    title: 'Nadie vio terminar la actualización de la torre {stack}.',
    line: 'Mire su LCD antes que otra cosa.',
  },
  'hold.previous-not-passed': {
    title: '{stacks?La torre|Las torres} {stacks}: todavía sin pasar la revisión.',
    line: 'Una torre pasa antes de empezar la siguiente. Termínela primero.',
  },
  'hold.not-held': {
    title: 'La torre {stack} no ha funcionado {seconds} s desde su actualización.',
    line: 'Pasa después de ese tiempo sin código.',
  },
  'hold.no-second-start': {
    title: 'La torre {stack} no se apagó y encendió desde su actualización.',
    line: 'Solo un segundo arranque en frío muestra que regresa.',
  },
  'hold.not-held-together': {
    title: 'El conjunto no ha funcionado {seconds} s desde cerrar los disyuntores.',
    line: 'Espere. Después lea cada LCD una vez más.',
  },
  'hold.code-not-since': {
    title: 'Nadie leyó {stacks?la torre|las torres} {stacks} desde que regresó el conjunto.',
    line: 'Lea cada LCD una vez más, también si no muestra nada.',
  },
  'hold.wrong-stack-writes': {
    title: 'Se graba la torre {found}, no la torre {wanted}. No toque.',
    line: 'Deje corriente y cables. Espere hasta que se quite su código.',
  },
  'hold.abort-torn': {
    title: 'Detenido con una actualización colgada. Sigue con corriente.',
    line: 'La herramienta sigue conectada. Llame al fabricante; las otras siguen apagadas.',
  },
  'hold.abort-apart': {
    title: 'Detenido con el conjunto separado.',
    line: 'Termine, o deténgase aquí con todo apagado y con candado.',
  },
  'hold.abort-mixed': {
    title: 'Detenido entre dos versiones. Las torres siguen separadas.',
    line: 'Termine el resto, o deténgase aquí con todo apagado y con candado.',
  },
  'hold.abort-written': {
    title: 'Detenido después de escribir en una torre. Nada vuelve al trabajo.',
    line: 'Termine, o deténgase aquí: inversor y fuentes siguen como están.',
  },
  'hold.abort-returning': {
    title: 'Detenido mientras vuelve al servicio.',
    line: 'Termine: falta poco. O deténgase aquí como está.',
  },
  'hold.abort-redo-join': {
    title: 'Detenido antes del conteo. Todo apagado, después se une otra vez.',
    line: 'Una cadena que nadie contó queda fuera de servicio.',
  },
};
