/**
 * Every word the illustrator knows, by what it stands for. Words are listed in their base form: plurals and other
 * regular forms are found by themselves. Two words that belong
 * together are joined by `_` and win over their single words.
 */
export const LEXICON = {
  light: {
    dawn: 'dawn sunrise daybreak morning amanecer aube alba',
    day: 'daylight noon afternoon sunny midday bright daytime',
    golden: 'golden_hour golden_light golden_sunlight warm_light sunlight sunlit evening_light afternoon_light gilded autumn afternoon',
    sunset: 'sunset sundown evening',
    dusk: 'dusk twilight gloaming nightfall',
    night: 'night midnight moonlight moonlit starlit nighttime starry nocturnal',
    storm: 'storm stormy thunderstorm thunder lightning tempest hurricane gloomy overcast dark_clouds',
    fog: 'fog foggy mist misty haze hazy',
  },
  weather: {
    rain: 'rain rainy raining drizzle downpour storm stormy thunderstorm',
    snow: 'snow snowy snowing blizzard snowfall winter wintry frozen',
    leaves: 'autumn fall leaves',
    petals: 'spring blossom petal',
    fog: 'fog foggy mist misty',
    wind: 'wind windy gale',
    lightning: 'lightning thunder thunderstorm',
  },
  place: {
    ruins: 'ruin ancient ancients archaeology archaeological relic', temple: 'temple shrine sanctuary pyramid tomb columns pillar',
    forest: 'forest wood woods woodland grove undergrowth', jungle: 'jungle rainforest tropics tropical', desert: 'desert dune sand sahara oasis',
    sea: 'sea ocean waves voyage', beach: 'beach shore coast seaside seashore', harbour: 'harbour harbor port dock pier quay marina',
    deep: 'underwater undersea reef seabed deep_sea ocean_floor', mountain: 'mountain peak summit cliff alps highland ridge climb hill',
    valley: 'valley canyon gorge meadow landscape plain horizon', cave: 'cave cavern tunnel underground mine chamber crypt dungeon grotto passage',
    city: 'city skyline downtown metropolis skyscraper urban rooftop', country: 'country countryside farmhouse homestead rural farmyard', battlefield: 'battlefield battle_field war_field battleground civil_war war',
    street: 'street alley avenue sidewalk neighborhood neighbourhood boulevard crossing city_street',
    village: 'village town hamlet market marketplace square', castle: 'castle fortress palace kingdom citadel', field: 'farm field wheat_field wheat barn crop harvest farmland pasture vineyard',
    river: 'river stream creek brook waterfall riverbank', lake: 'lake pond lagoon', garden: 'garden park orchard backyard greenhouse vine trellis',
    space: 'space orbit galaxy cosmos universe astronaut nebula spaceship', island: 'island isle archipelago', snow: 'arctic glacier tundra antarctica ice snow snowy',
    classroom: 'classroom school lesson lecture university', office: 'office workplace meeting desk coworking boardroom startup business team company',
    dining: 'dining_room dining_hall banquet banquet_hall feast supper dinner restaurant great_hall',
    kitchen: 'kitchen cook cooking bake baking chef recipe', home: 'home living_room bedroom sofa couch interior indoors apartment fireplace room residence', laboratory: 'laboratory lab experiment research chemistry',
    factory: 'factory industrial machine machinery workshop warehouse assembly', stage: 'stage theater theatre concert spotlight audience performance podium',
    road: 'road highway path trail journey route finish_line racetrack racecourse winning_post good_bye goodbye farewell', ship: 'ship deck sailboat galleon vessel', studio: 'studio showcase commercial advert advertisement packshot minimalist backdrop hero_shot clean_background plain_background',
  },
  being: {
    hero: 'hero heroine adventurer explorer traveler traveller wanderer protagonist archaeologist hiker warrior knight pilgrim quest they someone figure silhouette', man: 'man men guy person father businessman worker brother character farmer fisherman sailor driver customer user he him human',
    woman: 'woman women lady mother girlfriend sister businesswoman princess she her entrepreneur cinderella rapunzel', child: 'child children kid boy girl goldilocks baby toddler student pupil son daughter',
    oldman: 'old_man wise_man old_woman elder elderly grandfather grandpa wizard hermit monk sage mentor forefather ancestor', king: 'king queen emperor ruler prince royalty', soldier: 'soldier guard army troop general brave_man brave_men veteran regiment',
    scientist: 'scientist researcher doctor chemist engineer inventor', teacher: 'teacher professor tutor instructor lecturer presenter speaker', astronaut: 'astronaut cosmonaut spaceman',
    crowd: 'crowd people public citizen mankind humanity congregation audience villagers group townspeople people_gather team crew community army spectator', pair: 'two_people couple friend lovers two_friends handshake twins partner',
    fox: 'fox foxes vixen', wolf: 'wolf wolves', lion: 'lion lioness tiger', mouse: 'mouse mice rat', hare: 'hare rabbit bunny', tortoise: 'tortoise turtle', bird: 'bird crow raven eagle sparrow dove seagull swallow pigeon hawk duck duckling swan goose geese hen rooster chicken stork crane parrot',
    dog: 'dog puppy hound mastiff terrier greyhound watchdog bulldog poodle spaniel sheepdog', sheep: 'sheep lamb flock ewe ram goat', cow: 'cow ox oxen bull cattle calf', cat: 'cat kitten', horse: 'horse pony donkey stallion', fish: 'fish shark dolphin whale salmon', deer: 'deer stag doe elk', owl: 'owl', bear: 'bear panda',
    ant: 'ant beetle bee insect', grasshopper: 'grasshopper cricket locust', dragon: 'dragon dinosaur monster beast', robot: 'robot android cyborg drone ai bot',
  },
  object: {
    chest: 'chest treasure_chest treasure loot hoard trunk', gold: 'gold coin jewel jewels gem riches money wealth dollar artifact', crown: 'crown tiara', sword: 'sword blade dagger', lantern: 'lantern torch lamp candle flame',
    map: 'map chart parchment scroll', book: 'book journal diary tome notebook manuscript page', plate: 'plate dish bean bacon ham meat sausage egg vegetable food fare meal breakfast lunch porridge soup stew pasta potato rice', bread: 'bread loaf loaves toast bun sourdough',
    cake: 'cake jelly jellies pie dessert pudding cookie biscuit pastry pastries sweets', table: 'table tablecloth', tree: 'tree oak pine willow', flower: 'flower rose tulip blossom bloom seedling plant sprout', grapes: 'grape fruit berry berries apple bunch',
    house: 'house cottage hut cabin', door: 'door gate doorway entrance portal archway', bridge: 'bridge', boat: 'boat sailboat canoe raft ferry', lighthouse: 'lighthouse beacon', car: 'car automobile vehicle truck taxi', train: 'train locomotive railway',
    phone: 'phone smartphone mobile app screen cellphone', laptop: 'laptop computer code coding software website online', backpack: 'backpack rucksack bag satchel', bottle: 'bottle potion perfume flask drink juice wine', cup: 'cup coffee tea mug espresso latte chalice', box: 'product box package parcel gift brand packaging',
    chart: 'chart graph statistic growth sales data analytics diagram profit', gear: 'gear cog mechanism engine', rocket: 'rocket spaceship spacecraft shuttle', planet: 'planet mars saturn', earth: 'earth globe world', panel: 'solar_panel solar_cell panel', battery: 'battery batteries charger electricity energy', star: 'star', moon: 'moon lunar', sun: 'sun solar', heart: 'heart love', clock: 'clock wristwatch stopwatch hour timer deadline', flag: 'flag banner pennant nation liberty freedom republic independence democracy homeland',
    camera: 'camera lens photographer', letter: 'letter envelope mail message email', bulb: 'idea bulb lightbulb light_bulb insight innovation', campfire: 'campfire fire bonfire', shoe: 'shoe sneaker boot trainer', cheese: 'cheese',
  },
  mood: {
    danger: 'danger dangerous threat trap fear afraid scary attack battle fight chase enemy evil dark menacing peril terror roar',
    joy: 'joy happy happiness smile laugh laughing celebrate celebration triumph victory cheerful playful delight win fun proud success winner',
    mystery: 'mystery mysterious secret hidden unknown enigmatic strange curious magic magical ancient spirit whisper',
    hope: 'hope hopeful dream inspire inspiring wonder peaceful calm serene gentle bright discover discovery awe promise', sad: 'sad sorrow lonely cry tears grief lost alone disappointed defeat',
    action: 'run running race racing fast speed leap leaping jump jumping rush fight battle chase sprint escape dash attack',
  },
  pose: {
    reach: 'reach reaching touch touching open opening discover discovers grab grabbing find finds take takes pick hold holding lift lifts point pointing unlock',
    walk: 'walk walking journey travel enter explore exploring approach run running race racing climb climbing stroll flee wander march hike step follow cross', cheer: 'cheer celebrate celebration triumph victory victorious win raise raising success jump dance winner',
    sit: 'sit sitting rest resting meditate read reading eat eating', sleep: 'sleep sleeping asleep nap doze', look: 'look looking gaze gazing watch watching stare staring overlook stand behold',
  },
} as const

/** Names of one group of the lexicon. */
export type Known<Group extends keyof typeof LEXICON> = keyof (typeof LEXICON)[Group]
