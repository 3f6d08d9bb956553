function words(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/u))
}

/** Words that begin a noun phrase. */
export const DETERMINERS = words(
  'a an the this that these those my your his her its our their some any every each no another one two three four five six seven eight nine ten twelve hundred thousand many several both few',
)

/** Words that begin a phrase of place. */
export const PLACE_PREPOSITIONS = words(
  'in into inside through across at on onto under beneath beyond near among over along behind beside between above around within outside atop toward towards underneath amid throughout below by past',
)

/** Words that begin another kind of phrase or clause. */
export const TAIL_WORDS = words(
  'while when as so because if until before after during with without for from to about against than like using via since although where whose and or but then despite per upon every',
)

/** Base forms of common verbs of action. */
export const VERBS = words(`
  achieve adopt appear arrive ask attack awaken bake battle become befriend begin believe break bring build buy call capture care carry catch celebrate change charge chase clean climb
  collect come conquer connect contain cook cool craft create cross cry cut dance deliver descend design destroy discover dive dream drift drink drive drop eat embrace emerge encounter
  enjoy enter erupt escape evolve exist explain explore face fall feed feel fight fill find fix flee float flow fly follow forge forget form gain gather get give glide glow go grow guard guide
  happen harvest heal hear help hide hike hold hope hunt improve inspire invent join journey jump keep kick knit know land laugh launch lead learn leave let lift light listen live lose look love make march
  master melt meet migrate move navigate need observe open orbit outwit overcome paint perform plan plant play prepare protect prove pull push race rain raise reach read rebuild reclaim recharge reduce release remember rescue
  return reveal ride rise roam roll rule run sail save search see seek sell send serve set shape share shine show sing sink sit sleep slay smile soar solve speak spin spread stand start steal stop
  struggle study support surf survive swim take talk teach tell think throw track train transform travel try turn uncover understand unearth unite unlock unravel use vanish visit wait wake walk wander want
  wash watch wear win wish witness wonder work write`)

/** Third-person and past forms that rules do not give. */
export const IRREGULAR_VERBS: ReadonlyMap<string, string> = new Map(
  (
    'has:have does:do goes:go found:find met:meet saw:see went:go came:come took:take made:make built:build won:win lost:lose fought:fight fled:flee flew:fly ate:eat drank:drink gave:give got:get ' +
    'fell:fall felt:feel grew:grow held:hold knew:know led:lead left:leave ran:run rose:rise sang:sing sat:sit stood:stand told:tell thought:think threw:throw woke:wake wrote:write became:become began:begin ' +
    'brought:bring bought:buy caught:catch drove:drive heard:hear kept:keep rode:ride spoke:speak stole:steal swam:swim taught:teach understood:understand wore:wear slept:sleep lying:lie dying:die tying:tie'
  )
    .split(' ')
    .map((pair): [string, string] => {
      const [form = '', base = ''] = pair.split(':')
      return [form, base]
    }),
)

/** Nouns for people, animals and what acts like them. */
export const BEINGS = words(`
  hero heroine man woman men women boy girl boys girls child children kid kids baby people person family families couple friend friends mother father mom dad parent parents grandmother grandfather grandma grandpa
  brother sister son daughter king queen prince princess knight soldier soldiers pirate pirates wizard witch warrior samurai ninja monk nun priest thief detective spy cowboy viking vikings astronaut astronauts
  scientist doctor nurse teacher student students pupil chef cook baker farmer fisherman sailor captain pilot artist painter musician dancer poet writer athlete runner chess champion boss guest host neighbor neighbour tourist
  villager villagers crowd team tribe army elder stranger orphan ghost angel demon god goddess giant fairy elf dwarf mermaid vampire zombie monster alien aliens android cyborg robot robots dragon dragons unicorn phoenix
  fox foxes wolf wolves lion lions mouse mice hare rabbit rabbits tortoise turtle turtles crow raven bird birds dog dogs puppy cat cats kitten kittens horse horses fish deer owl owls bear bears ant ants bee bees
  grasshopper butterfly spider snake elephant elephants monkey tiger tigers whale whales dolphin dolphins shark sharks penguin penguins eagle hawk goat sheep lamb cow pig duck swan frog panda koala kangaroo giraffe squirrel
  hedgehog octopus seal parrot camel donkey dinosaur dinosaurs bat otter founder startup entrepreneur inventor explorer traveller traveler hiker gardener customer developer engineer barista tailor blacksmith carpenter librarian`)

/** Nouns that end like persons and are not. */
export const THINGS = words(`
  water tower river flower computer paper letter mirror door tractor winter summer thunder butter feather weather matter power shower corner number leather silver drawer printer charger container layer laser ladder
  sweater poster burger helicopter motor reactor color colour floor humor horror error sensor monitor freezer cover theater chapter order border trailer cancer dinner supper scooter router server tier fiber fibre
  amber timber harbor anchor air chair hair fear year star war car jar bar guitar sugar solar calendar cellar pillar collar dollar tutor minor major metaphor interior exterior terror armor tremor factor vector labor
  bladder bumper blender mixer cooker heater speaker lighter toaster filter meter diameter center disaster cluster canister lever lantern cooler tracker planner router organizer wrapper newsletter quarter encounter
  italian mountain asian guardian browser dishwasher cleaner sneaker trimmer dryer roller twister paper list mist fist twist`)

/** Nouns that have no singular with an article. */
export const MASS_NOUNS = words(`
  gold water bread coffee tea music art love hope peace money time space science history nature freedom courage energy electricity light darkness fire snow rain sand air food wine beer cheese rice sugar milk
  furniture advice information knowledge software hardware technology intelligence blockchain photosynthesis gravity magic life death work health happiness joy success fashion skincare yoga chess football basketball
  sleep home school church town sourdough homework mathematics math physics chemistry biology economics politics climate weather traffic pollution recycling ai inflation evolution democracy meditation mindfulness treasure-hunting cooking baking`)

/** Words of time and light, and what they mean for a picture. */
export const LIGHT_WORDS: ReadonlyMap<string, string> = new Map([
  ['dawn', 'soft dawn light'],
  ['sunrise', 'soft sunrise light'],
  ['morning', 'fresh morning light'],
  ['noon', 'bright noon light'],
  ['afternoon', 'warm afternoon light'],
  ['sunset', 'glowing sunset light'],
  ['dusk', 'blue dusk light'],
  ['evening', 'warm evening light'],
  ['twilight', 'violet twilight'],
  ['night', 'deep night with moonlight'],
  ['midnight', 'midnight moonlight'],
  ['moonlight', 'silver moonlight'],
  ['moonlit', 'silver moonlight'],
  ['starry', 'starlight'],
  ['storm', 'stormy light and dark clouds'],
  ['stormy', 'stormy light and dark clouds'],
  ['rain', 'grey light and falling rain'],
  ['rainy', 'grey light and falling rain'],
  ['snow', 'cold light and falling snow'],
  ['snowy', 'cold light and falling snow'],
  ['winter', 'pale winter light'],
  ['fog', 'soft light in thick fog'],
  ['foggy', 'soft light in thick fog'],
  ['mist', 'soft misty light'],
  ['misty', 'soft misty light'],
  ['neon', 'neon light'],
  ['sunny', 'bright sunshine'],
  ['summer', 'bright summer sunshine'],
  ['autumn', 'golden autumn light'],
  ['spring', 'clear spring light'],
  ['candlelight', 'flickering candlelight'],
  ['golden', 'golden light'],
  ['dark', 'dim light and long shadows'],
])
