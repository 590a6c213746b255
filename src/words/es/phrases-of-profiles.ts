import type { Phrases } from '../phrase-book';

/** What the profile of a product says beside its figures: whose knowledge it is, what nobody knows and why, what must hold before, what a tool needs. */
export const phrasesOfProfiles: Phrases = {
  "Collected from public pages of the maker, several of them readable only in part. Not made, checked or approved by HomeGrid or Lithion. Where the maker's current guide says otherwise, the guide is right: stop and compare.":
    'Reunido de páginas públicas del fabricante, varias legibles solo en parte. No lo hizo, revisó ni aprobó HomeGrid ni Lithion. Donde la guía actual del fabricante diga otra cosa, la guía tiene razón: alto, compare.',
  'Data only, collected from public pages. Not made, checked or approved by Fortress Power. No procedure has been worked out for this product.':
    'Solo datos, reunidos de páginas públicas. No los hizo, revisó ni aprobó Fortress Power. Para este producto no hay ningún procedimiento.',
  'Data only, collected from public pages. Not made, checked or approved by Pylontech. No procedure has been worked out for this product.':
    'Solo datos, reunidos de páginas públicas. No los hizo, revisó ni aprobó Pylontech. Para este producto no hay ningún procedimiento.',
  'High-voltage string. None of the low-voltage words, tools, protective equipment or limits apply. Data only; not made, checked or approved by Pylontech.':
    'Cadena de alto voltaje. No valen las palabras, herramientas, protección ni límites de bajo voltaje. Solo datos; no los hizo, revisó ni aprobó Pylontech.',
  "This product is the project's own proposal of a stack that can be read and written over Modbus. No BMS on sale is known to speak it.":
    'Este producto es la propuesta del propio proyecto de una torre que se lee y se graba por Modbus. No se conoce ningún BMS a la venta que lo hable.',

  'IMPED SET': 'IMPED SET',
  'INV SET by inverter brand': 'INV SET por marca de inversor',
  'bank of "1 up, rest down"': 'banco de "1 arriba, el resto abajo"',
  'boot time, module flash time, detection time-out': 'tiempo de arranque, de grabar un módulo, límite de la detección',
  'charge limit for joining stacks': 'límite de carga para unir torres',
  'count of packs': 'número de paquetes',
  'firmware versions': 'versiones de firmware',
  'full table of codes': 'tabla completa de códigos',
  'largest number of packs': 'máximo de paquetes',
  'mixed controller generations in one set': 'generaciones de controlador mezcladas en un conjunto',
  'newer firmware than April 2025': 'firmware más nuevo que abril de 2025',
  'position for a controller that stands alone': 'posición para un controlador que está solo',
  'power-on order': 'orden de encendido',
  'roll-back, second image bank, signature': 'regreso a la versión anterior, segundo espacio de imagen, firma',
  'settings after an update': 'ajustes después de una actualización',
  'update tool': 'herramienta de actualización',
  'version format of the Gen 2 controller': 'forma de la versión del controlador Gen 2',
  'voltage class': 'clase de voltaje',
  'voltage limit for joining stacks': 'límite de voltaje para unir torres',
  'way of reconnecting to the inverter': 'forma de reconectar al inversor',
  'when ADDR SET is read, meaning of address 0': 'cuándo se lee ADDR SET, qué significa la dirección 0',

  '30159, 4007 and 40007 are all printed; only the strings on the scale are compared.':
    '30159, 4007 y 40007 están impresos; solo se comparan los textos de la escala.',
  'A-151 does not name the bank; from the context INV SET. Last resort only.':
    'A-151 no nombra el banco; por el contexto, INV SET. Solo como último recurso.',
  'Every procedure changes it with the BMS off; all down is not documented.':
    'Todo procedimiento lo cambia con el BMS apagado; todo abajo no está documentado.',
  'First and last at once, so address 1 with terminator: inferred.':
    'Primero y último a la vez, así que dirección 1 con terminador: deducido.',
  'High voltage; no figure in the pages that could be read. The low-voltage procedures refuse this product.':
    'Alto voltaje; ninguna cifra en las páginas que se pudieron leer. Los procedimientos de bajo voltaje rechazan este producto.',
  'M-TECH p.9 and M-REF 2.4 could not be read. Any other code: stop and ask the maker.':
    'M-TECH p.9 y M-REF 2.4 no se pudieron leer. Cualquier otro código: alto, pregunte al fabricante.',
  'No newer version was found, and whether the maker still serves files is open.':
    'No se encontró versión más nueva, y no se sabe si el fabricante aún entrega archivos.',
  'No public way to read the protections before and after.':
    'No hay forma pública de leer las protecciones antes y después.',
  'No readable page describes precharge.': 'Ninguna página legible describe la precarga.',
  'No readable page gives them.': 'Ninguna página legible los da.',
  'Not documented.': 'No documentado.',
  "Not in any readable part of the maker's documents.": 'En ninguna parte legible de los documentos del fabricante.',
  'Not in the pages of the maker that could be read.': 'No está en las páginas del fabricante que se pudieron leer.',
  'Nothing public. Do not count on any of them.': 'Nada público. No cuente con ninguno.',
  'The maker gives it on request; nothing about it is public.':
    'El fabricante la da a quien la pide; nada de ella es público.',
  'The table exists in the manuals but none of the readable pages has it. The recorded position is what is restored.':
    'La tabla existe en los manuales, pero ninguna página legible la tiene. Lo que se regresa es la posición registrada.',
  'The value in A-289 stands behind the cut; the number of switches is not published.':
    'El valor en A-289 está detrás del corte; el número de interruptores no está publicado.',
  'There is no detection; the count comes from the bus.': 'No hay detección; el conteo viene del bus.',
  'A high-voltage string, above 60 V DC; no figure in the pages that could be read.':
    'Una cadena de alto voltaje, más de 60 V DC; ninguna cifra en las páginas que se pudieron leer.',
  'A matter of the site, not of the map.': 'Asunto del sitio, no del mapa.',
  'A pack has no modules that are counted.': 'Un paquete no tiene módulos que se cuenten.',
  'A-151 names no order. Any order, and only with no current flowing.':
    'A-151 no nombra ningún orden. Cualquiera, y solo sin corriente.',
  'A-289 does not list board 100; its place in the order is not published.':
    'A-289 no lista la placa 100; su lugar en el orden no está publicado.',
  'Addresses come from the chain; there is no number that a person sets.':
    'Las direcciones vienen de la cadena; no hay número que ponga una persona.',
  'Low-voltage family, but no figure: Not in the pages of the maker that could be read.':
    'Familia de bajo voltaje, pero sin cifra: no está en las páginas del fabricante que se pudieron leer.',
  'No procedure for high voltage exists.': 'No existe procedimiento para alto voltaje.',
  'No readable page gives a cell spread, for this or a sibling product.':
    'Ninguna página legible da una diferencia entre celdas, para este producto ni para uno hermano.',
  'No readable page gives the boot time. The module scan may take up to 180 s (M-INST pp.12-13).':
    'Ninguna página legible da el tiempo de arranque. Buscar los módulos puede tardar hasta 180 s (M-INST pp.12-13).',
  'No readable page of the maker gives a charge limit for joining stacks.':
    'Ninguna página legible del fabricante da un límite de carga para unir torres.',
  'No readable page of the maker gives a voltage limit for joining stacks. Ask the maker; figures of other makers span 0.05 V to 2 V.':
    'Ninguna página legible del fabricante da un límite de voltaje para unir torres. Pregunte al fabricante; las cifras de otros van de 0.05 V a 2 V.',
  'No readable page says how the inverter capacitors are precharged. Ask how this site was commissioned.':
    'Ninguna página legible dice cómo se precargan los condensadores del inversor. Pregunte cómo se puso en marcha este sitio.',
  'Not in the pages of the maker that could be read. No low-voltage figure may be borrowed.':
    'No está en las páginas del fabricante que se pudieron leer. No se puede tomar prestada ninguna cifra de bajo voltaje.',
  'The readable part of the Skybox guides stops before the connection.':
    'La parte legible de las guías de Skybox termina antes de la conexión.',
  'below 1 V': 'menos de 1 V',

  'ADDR SET, INV SET, IMPED SET, Link cables and module count of every controller are recorded.':
    'ADDR SET, INV SET, IMPED SET, cables Link y número de módulos de cada controlador están registrados.',
  'All modules have the same capacity, all stacks the same number of modules.':
    'Todos los módulos tienen la misma capacidad, todas las torres el mismo número de módulos.',
  'By USB: Windows, administrator rights, on mains, sleep switched off, drivers installed.':
    'Por USB: Windows, derechos de administrador, conectado a la red, suspensión desactivada, controladores instalados.',
  'No display shows a code, except those that the job explains.':
    'Ninguna pantalla muestra un código, salvo los que el trabajo explica.',
  'State of charge 20 to 80 %, ambient above 0 and below 45 °C.':
    'Estado de carga de 20 a 80 %, ambiente de más de 0 y menos de 45 °C.',
  'The battery breakers at the inverter are open; nothing flows in or out.':
    'Los disyuntores de batería en el inversor están abiertos; nada entra ni sale.',
  'The generation of every controller and of every module is known.':
    'Se conoce la generación de cada controlador y de cada módulo.',
  'The image is the one for exactly this hardware and generation.':
    'La imagen es la de exactamente este equipo y esta generación.',
  'The image is the one for exactly this variant; one archive does not fit all.':
    'La imagen es la de exactamente esta variante; un archivo no sirve para todas.',
  'The right side panels are off; ports and switches can be seen.':
    'Los paneles del lado derecho están quitados; se ven puertos e interruptores.',
  'The stack to be updated stands alone; an update cannot start in parallel.':
    'La torre por actualizar está sola; una actualización no puede empezar en paralelo.',
  'The supply of the updater is not switched by the BMS that it updates.':
    'La alimentación de la herramienta no la conmuta el BMS que actualiza.',
  'The terminator (switch 6) is on at the first and the last controller, and nowhere else.':
    'El terminador (interruptor 6) está puesto en el primero y el último controlador, y en ningún otro.',
  'The terminator plug sits at the last pack, and at the first if the loop is open.':
    'El conector terminador está en el último paquete, y en el primero si el lazo está abierto.',
  'The versions of every stack were read.': 'Se leyeron las versiones de cada torre.',
  'This computer and what connects it to the stack are not fed from the battery.':
    'Esta computadora y lo que la une a la torre no se alimentan de la batería.',
  'Where V1 and V2 controllers are mixed, a V2 controller is the master.':
    'Donde se mezclan controladores V1 y V2, un controlador V2 es la maestra.',

  '2.4 GHz Wi-Fi with internet that does not hang on the battery':
    'Wi-Fi de 2.4 GHz con internet que no cuelgue de la batería',
  'Skybox HG-SB01 with firmware 2.92 or newer': 'Skybox HG-SB01 con firmware 2.92 o más nuevo',
  'USB-CAN analyzer with its driver': 'analizador USB-CAN con su controlador',
  'Windows PC with administrator rights, on mains, sleep switched off':
    'PC con Windows y derechos de administrador, conectada a la red, suspensión desactivada',
  'a lead from this computer to the service port of each stack, fed from this computer':
    'un cable de datos de esta computadora al puerto de servicio de cada torre, alimentado por esta computadora',
  'a supply for the Skybox that does not hang on the battery':
    'una alimentación para el Skybox que no cuelgue de la batería',
  'installer account linked to the serial by the maker':
    'cuenta de instalador que el fabricante enlazó al número de serie',
  'lead from CAN1 to the COM port': 'cable de datos de CAN1 al puerto COM',
  'the image for exactly this variant (US2000 and US2000B-Plus differ; a wrong one bricked packs)':
    'la imagen de exactamente esta variante (US2000 y US2000B-Plus difieren; una equivocada inutilizó paquetes)',
  "the maker's word on which boards the app updates": 'la palabra del fabricante sobre qué placas actualiza la app',
  'two devices, or this page by cable: a phone on the Skybox network may lose this page':
    'dos equipos, o esta página por cable: un teléfono en la red del Skybox puede perder esta página',
};
