import type { Language } from '../../domain/settings.js'

function words(list: string): readonly string[] {
  return list.trim().split(/\s+/u)
}

const english = words(`
  a an the this that these those my your his her its our their some any every each no another and or but nor so yet if then than as at by for from in into of off on onto out over to under up with without within about above across
  after again against along among around before behind below beneath beside between beyond despite down during except inside near outside past since through throughout toward towards until upon via while when where why how who whom whose which what
  i me you he him she it we us they them myself yourself himself herself itself ourselves themselves be am is are was were been being do does did done have has had having will would shall should can could may might must not never always
  ever just only very too also even still already almost enough quite rather really maybe perhaps however therefore because though although there here now today tomorrow yesterday soon later once twice often sometimes usually all both few many much more most
  several such same other others own one two three first second last next new thing things something nothing everything anything someone nobody everyone anyone way ways lot lots kind sort bit like well yes ok okay please thank thanks
  said say says got get gets made makes went going goes come comes came let lets know knew think thought want wanted need needed seem seemed back away together alone else less least far away good great nice bad big simple different important
  cannot able high low easy hard reach big whether thus forth altogether hence whereby better best worse worst late nor upon twice let's don't doesn't didn't isn't aren't wasn't weren't can't couldn't won't wouldn't it's that's there's what's you're we're they're i'm i've you've we've they've i'll you'll we'll they'll`)

/** Words that say nothing about a picture, by language. */
export const STOP_WORDS: { readonly [language in Language]: ReadonlySet<string> } = {
  en: new Set(english),
  fr: new Set(
    words(`le la les l un une des du de d au aux à et ou mais donc or ni car que qui quoi dont où ce cet cette ces mon ma mes ton ta tes son sa ses notre nos votre vos leur leurs je tu il elle on nous vous ils elles me te se lui y en ne pas plus
    jamais rien tout toute tous toutes très bien aussi encore déjà toujours être est sont était étaient été suis es sommes êtes avoir a as ont avait avez avons ai fait faire dans sur sous avec sans pour par vers chez entre depuis pendant avant après comme si quand
    puis alors ici là cela ça c s n j m t qu même autre autres peu trop moins va vont peut`),
  ),
  es: new Set(
    words(`el la los las un una unos unas de del al a y e o u pero sino que quien cual donde cuando como este esta estos estas ese esa esos esas aquel aquella mi mis tu tus su sus nuestro nuestra nuestros yo tú él ella nosotros ellos ellas me te se le les lo nos
    no ni nunca nada todo toda todos todas muy más menos también ya aún siempre ser es son era eran fue soy estar está están estaba haber ha han había hay hace hacer en con sin por para hacia sobre bajo entre desde hasta durante antes después si porque entonces aquí allí
    otro otra cada va van puede`),
  ),
  de: new Set(
    words(`der die das den dem des ein eine einen einem einer eines und oder aber sondern denn dass ob wenn weil als wie wo wer was welche dieser diese dieses diesem diesen mein meine dein deine sein seine ihr ihre ihren ihrem unser unsere euer ich du er sie es wir mich
    dich sich mir dir ihm uns euch nicht kein keine nie nichts alles alle sehr mehr auch noch schon immer ist sind war waren bin bist sein werden wird wurde haben hat hatte hatten kann können muss soll will in im an am auf aus bei mit nach von vom zu zum zur über unter vor hinter
    neben zwischen durch für gegen ohne um seit während bis dann da hier dort so nur man`),
  ),
  it: new Set(
    words(`il lo la i gli le un uno una l d di del dello della dei degli delle a al allo alla ai agli alle da dal dalla in nel nello nella nei nelle su sul sulla con per tra fra e o ma che chi cui dove quando come questo questa questi queste quello quella mio mia tuo tua suo sua
    nostro nostra loro io tu lui lei noi voi mi ti si ci vi ne non mai niente tutto tutta tutti tutte molto più meno anche già ancora sempre essere è sono era erano sei siamo avere ha hanno aveva c senza verso sopra sotto prima dopo se perché poi qui lì ogni altro altra può`),
  ),
  pt: new Set(
    words(`o a os as um uma uns umas de do da dos das em no na nos nas ao à aos às por pelo pela para com sem sob sobre entre até desde e ou mas que quem onde quando como este esta estes estas esse essa aquele aquela meu minha teu tua seu sua seus suas nosso nossa eu tu ele ela
    nós eles elas me te se lhe não nunca nada tudo todo toda todos todas muito mais menos também já ainda sempre ser é são era eram foi estar está estão estava ter tem têm tinha há faz fazer antes depois durante se porque então aqui ali outro outra cada vai vão pode`),
  ),
}
