/** Units that stand right behind a number, as written, with how one and many of them are said. */
export const UNITS: ReadonlyMap<string, readonly [one: string, many: string]> = new Map<string, readonly [one: string, many: string]>(Object.entries({
  '%': ['percent', 'percent'], '°': ['degree', 'degrees'], '°C': ['degree celsius', 'degrees celsius'], '°F': ['degree fahrenheit', 'degrees fahrenheit'],
  km: ['kilometer', 'kilometers'], m: ['meter', 'meters'], cm: ['centimeter', 'centimeters'], mm: ['millimeter', 'millimeters'],
  kg: ['kilogram', 'kilograms'], g: ['gram', 'grams'], mg: ['milligram', 'milligrams'], lb: ['pound', 'pounds'], lbs: ['pound', 'pounds'],
  ft: ['foot', 'feet'], mph: ['mile per hour', 'miles per hour'], 'km/h': ['kilometer per hour', 'kilometers per hour'],
  s: ['second', 'seconds'], ms: ['millisecond', 'milliseconds'], min: ['minute', 'minutes'], h: ['hour', 'hours'],
  hz: ['hertz', 'hertz'], Hz: ['hertz', 'hertz'], kHz: ['kilohertz', 'kilohertz'], MHz: ['megahertz', 'megahertz'], GHz: ['gigahertz', 'gigahertz'],
  KB: ['kilobyte', 'kilobytes'], kB: ['kilobyte', 'kilobytes'], MB: ['megabyte', 'megabytes'], GB: ['gigabyte', 'gigabytes'], TB: ['terabyte', 'terabytes'],
  fps: ['frame per second', 'frames per second'], px: ['pixel', 'pixels'], kW: ['kilowatt', 'kilowatts'], W: ['watt', 'watts'], V: ['volt', 'volts'],
  x: ['times', 'times'], X: ['times', 'times'], am: ['ay em', 'ay em'], pm: ['pea em', 'pea em'], AM: ['ay em', 'ay em'], PM: ['pea em', 'pea em'],
  'a.m': ['ay em', 'ay em'], 'p.m': ['pea em', 'pea em'], K: ['thousand', 'thousand'], k: ['thousand', 'thousand'], M: ['million', 'million'], B: ['billion', 'billion'],
}))
