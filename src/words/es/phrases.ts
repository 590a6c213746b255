const numbered = (english: string, spanish: string, first: number, last: number): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Array.from({ length: last - first + 1 }, (_, at) => {
      const number = String(first + at);
      return [english.replace('#', number), spanish.replace('#', number)];
    }),
  );

/**
 * What stands in blanks in English, because it comes from a product profile or from an inverter and is journaled as it was: the whole text
 * there, and what is said instead. A text that is not here stands as it is.
 */
export const phrases: Readonly<Record<string, string>> = {
  'communication with an outside device interrupted': 'comunicación con un equipo externo interrumpida',
  'Link cables between the stacks, ADDR SET of every stack, then the lead to the inverter. It goes when the stacks are counted again.':
    'Cables Link entre las torres, ADDR SET de cada torre, después el cable del inversor. Se quita al contar otra vez las torres.',
  'Link cables between the stacks, ADDR SET of every stack. It goes when the stacks are counted again.':
    'Cables Link entre las torres, ADDR SET de cada torre. Se quita al contar otra vez las torres.',
  'communication inside the stack interrupted: the controller misses at least one module':
    'comunicación dentro de la torre interrumpida: al controlador le falta al menos un módulo',
  'The ADD switches of every module in this stack (no number twice, top one is 1), the module power switches, and the green lamp of each.':
    'Los interruptores ADD de cada módulo de esta torre (ningún número dos veces, el de arriba es 1), los interruptores de encendido de los módulos y la luz verde de cada uno.',
  'firmware update running': 'actualización de firmware en curso',
  'Nothing. Leave power, leads and the updater alone and watch this LCD until the 25 goes.':
    'Nada. No toque corriente, cables ni herramienta y observe este LCD hasta que se quite el 25.',
  'parallel detection running; the number of stacks follows':
    'detección en paralelo en curso; sigue el número de torres',
  'Wait for the number. Then put INV SET of this stack back as recorded.':
    'Espere el número. Después regrese INV SET de esta torre como se registró.',
  'INV SET stands on module detection': 'INV SET está en detección de módulos',
  'INV SET of this stack: all six switches are up. Wait for the flashing number of modules, then put it back as recorded.':
    'INV SET de esta torre: los seis interruptores están arriba. Espere el número de módulos que parpadea, después regréselo como se registró.',
  'INV SET stands on show firmware': 'INV SET está en mostrar firmware',
  'INV SET of this stack: only switch 2 is down. Note the versions, then put INV SET back as recorded.':
    'INV SET de esta torre: solo el interruptor 2 está abajo. Anote las versiones, después regrese INV SET como se registró.',
  'a partner is missed: the number of stacks is not proven':
    'falta una compañera: el número de torres no está comprobado',
  'a module is missed': 'falta un módulo',
  'The ADD switches and lamps of every module of this stack.':
    'Los interruptores ADD y las luces de cada módulo de esta torre.',
  'Nothing. Leave power and leads alone until it goes.': 'Nada. No toque corriente ni cables hasta que se quite.',
  'Wait for the number of modules, then put INV SET back as recorded.':
    'Espere el número de módulos, después regrese INV SET como se registró.',

  'address 1: master, a stack standing alone, or any stack while it is updated':
    'dirección 1: maestra, una torre sola, o cualquier torre mientras se actualiza',
  ...numbered('address #', 'dirección #', 2, 15),
  ...numbered('address #, no terminator', 'dirección #, sin terminador', 1, 7),
  ...numbered('address # with the 120 ohm terminator', 'dirección # con el terminador de 120 ohmios', 1, 7),
  ...numbered('group #, RS485 at 115200', 'grupo #, RS485 a 115200', 0, 7),
  ...numbered('group #, RS485 at 9600', 'grupo #, RS485 a 9600', 0, 7),
  ...numbered('module #', 'módulo #', 2, 7),
  'module 1, the top one': 'módulo 1, el de arriba',
  'module 8, the bottom one of a full stack': 'módulo 8, el de abajo en una torre completa',
  'module detection': 'detección de módulos',
  'parallel detection': 'detección en paralelo',
  'show firmware versions': 'mostrar versiones de firmware',
  'an inverter protocol, printed by mistake in 2023 as the way to show firmware':
    'un protocolo de inversor, impreso por error en 2023 como forma de mostrar el firmware',
  'the vendor\'s "default / updating" position': 'la posición "default / updating" del fabricante',

  'Skybox HG-SB01': 'Skybox HG-SB01',
  'Controller Upgrade Tool ("Project 1")': 'Controller Upgrade Tool ("Project 1")',
  'HomeGrid app, installer account': 'la app HomeGrid, cuenta de instalador',
  BatteryView: 'BatteryView',
  'Stackhand, over the service port': 'Stackhand, por el puerto de servicio',

  'BMS board 100': 'placa 100 (BMS)',
  'Display board 101 ("EMS" in 2023)': 'placa 101 (pantalla, "EMS" en 2023)',
  'Main control board 102': 'placa 102 (control principal)',
  'BMS controller': 'controlador BMS',
  'BMS of the pack': 'BMS del paquete',
  Controller: 'controlador',
  'Battery module, Gen 2': 'módulo de batería, Gen 2',
  'Battery module, Gen 3': 'módulo de batería, Gen 3',
  'Skybox gateway HG-SB01': 'pasarela Skybox HG-SB01',

  'as the profile states': 'como afirma el perfil',
  'with this plan': 'con este plan',

  on: 'encendido',
  off: 'apagado',
  parked: 'en espera',
  standby: 'en espera',
  sleeping: 'en reposo',
  starting: 'arrancando',
  running: 'en marcha',
  throttled: 'limitado',
  'shutting-down': 'apagándose',
  fault: 'falla',
};
