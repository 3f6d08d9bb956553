/**
 * Rows of `english|french|spanish|german|italian|portuguese`, several forms parted by commas. German nouns
 * have their gender.
 */
const rows = `
hero|héros,héroïne|héroe,heroína|held/m,heldin/f|eroe,eroina|herói,heroína
man|homme|hombre|mann/m|uomo|homem
woman|femme|mujer|frau/f|donna|mulher
child|enfant|niño,niña|kind/n|bambino,bambina|criança
girl|fille|chica|mädchen/n|ragazza|menina
boy|garçon|chico|junge/m|ragazzo|menino
friends|amis,amies|amigos,amigas|freunde|amici,amiche|amigos,amigas
family|famille|familia|familie/f|famiglia|família
king|roi|rey|könig/m|re|rei
queen|reine|reina|königin/f|regina|rainha
princess|princesse|princesa|prinzessin/f|principessa|princesa
knight|chevalier|caballero|ritter/m|cavaliere|cavaleiro
robot|robot|robot|roboter/m|robot|robô
dragon|dragon|dragón|drache/m|drago|dragão
fox|renard|zorro|fuchs/m|volpe|raposa
wolf|loup|lobo|wolf/m|lupo|lobo
lion|lion|león|löwe/m|leone|leão
dog|chien|perro|hund/m|cane|cão,cachorro
cat|chat,chats|gato,gatos|katze/f|gatto,gatti|gato,gatos
bird|oiseau|pájaro|vogel/m|uccello|pássaro
horse|cheval|caballo|pferd/n|cavallo|cavalo
fish|poisson|pez|fisch/m|pesce|peixe
mouse|souris|ratón|maus/f|topo|rato
bear|ours|oso|bär/m|orso|urso
astronaut|astronaute|astronauta|astronaut/m|astronauta|astronauta
teacher|professeur|maestro,maestra,profesor|lehrer/m,lehrerin/f|maestro,maestra|professor,professora
fisherman|pêcheur|pescador|fischer/m|pescatore|pescador
traveller|voyageur,voyageuse|viajero,viajera|reisende|viaggiatore|viajante
treasure|trésor|tesoro|schatz/m|tesoro|tesouro
ruins|ruines|ruinas|ruinen|rovine|ruínas
temple|temple|templo|tempel/m|tempio|templo
forest|forêt|bosque|wald/m|foresta,bosco|floresta
jungle|jungle|selva|dschungel/m|giungla|selva
desert|désert|desierto|wüste/f|deserto|deserto
sea|mer|mar|meer/n|mare|mar
beach|plage|playa|strand/m|spiaggia|praia
mountain|montagne|montaña|berg/m|montagna|montanha
valley|vallée|valle|tal/n|valle|vale
cave|grotte|cueva|höhle/f|grotta|caverna
city|ville|ciudad|stadt/f|città|cidade
street|rue|calle|straße/f|strada|rua
village|village|pueblo|dorf/n|villaggio|aldeia
castle|château|castillo|schloss/n,burg/f|castello|castelo
river|rivière,fleuve|río|fluss/m|fiume|rio
lake|lac|lago|see/m|lago|lago
garden|jardin|jardín|garten/m|giardino|jardim
island|île|isla|insel/f|isola|ilha
house|maison|casa|haus/n|casa|casa
kitchen|cuisine|cocina|küche/f|cucina|cozinha
bread|pain|pan|brot/n|pane|pão
lighthouse|phare|faro|leuchtturm/m|faro|farol
ship|navire|barco|schiff/n|nave|navio
boat|bateau|barca|boot/n|barca|barco
car|voiture|coche|auto/n|macchina,auto|carro
bicycle|vélo|bicicleta|fahrrad/n|bicicletta|bicicleta
backpack|sac|mochila|rucksack/m|zaino|mochila
phone|téléphone|teléfono|handy/n|telefono|telefone
lantern|lanterne|linterna|laterne/f|lanterna|lanterna
book|livre|libro|buch/n|libro|livro
map|carte|mapa|karte/f|mappa|mapa
star|étoile|estrella|stern/m|stella|estrela
moon|lune|luna|mond/m|luna|lua
sun|soleil|sol|sonne/f|sole|sol
flower|fleur|flor|blume/f|fiore|flor
tree|arbre|árbol|baum/m|albero|árvore
grapes|raisins|uvas|trauben|uva|uvas
snow|neige|nieve|schnee/m|neve|neve
storm|tempête|tormenta|sturm/m|tempesta|tempestade
night|nuit|noche|nacht/f|notte|noite
hidden|caché,cachée,cachés|escondido,escondida|verborgen,verborgenen,verborgener|nascosto,nascosta|escondido,escondida
ancient|ancien,ancienne,anciennes,antique,antiques|antiguo,antigua,antiguos,antiguas|alt,alte,alten,alter,antiken|antico,antica,antiche,antichi|antigo,antiga,antigas,antigos
old|vieux,vieille|viejo,vieja|alt,alte,alten|vecchio,vecchia|velho,velha
small|petit,petite|pequeño,pequeña|klein,kleine,kleiner,kleines|piccolo,piccola|pequeno,pequena
young|jeune|joven|jung,junge,junger|giovane|jovem
lost|perdu,perdue|perdido,perdida|verloren,verlorene,verlorenen|perduto,perduta|perdido,perdida
solar|solaire|solar|solar|solare|solar
discover|découvre,découvrent|descubre,descubren|entdeckt,entdecken|scopre,scoprono|descobre,descobrem
find|trouve,trouvent|encuentra,encuentran|findet,finden|trova,trovano|encontra,encontram
search|cherche,cherchent|busca,buscan|sucht,suchen|cerca,cercano|procura,procuram
explore|explore,explorent|explora,exploran|erkundet,erkunden|esplora,esplorano|explora,exploram
cross|traverse,traversent|cruza,cruzan|überquert,überqueren|attraversa,attraversano|atravessa,atravessam
save|sauve,sauvent|salva,salvan|rettet,retten|salva,salvano|salva,salvam
learn|apprend,apprennent|aprende,aprenden|lernt,lernen|impara,imparano|aprende,aprendem
watch|regarde,regardent|mira,miran|beobachtet,beobachten|guarda,guardano|observa,observam
travel|voyage,voyagent|viaja,viajan|reist,reisen|viaggia,viaggiano|viaja,viajam
walk|marche,marchent|camina,caminan|geht,wandert,gehen|cammina,camminano|caminha,caminham
build|construit,construisent|construye,construyen|baut,bauen|costruisce,costruiscono|constrói,constroem
fight|combat,affronte|lucha,enfrenta|kämpft,kämpfen|combatte,affronta|luta,enfrenta
steal|vole,volent|roba,roban|stiehlt,stehlen|ruba,rubano|rouba,roubam
meet|rencontre,rencontrent|conoce,conocen|trifft,treffen|incontra,incontrano|conhece,conhecem
help|aide,aident|ayuda,ayudan|hilft,helfen|aiuta,aiutano|ajuda,ajudam
dream|rêve,rêvent|sueña,sueñan|träumt,träumen|sogna,sognano|sonha,sonham
love|aime,aiment|ama,aman|liebt,lieben|ama,amano|ama,amam
live|vit,vivent|vive,viven|lebt,leben|vive,vivono|vive,vivem
climb|grimpe,gravit|sube,escala|klettert,besteigt|scala,sale|escala,sobe
dance|danse,dansent|baila,bailan|tanzt,tanzen|balla,ballano|dança,dançam`

const columns = { fr: 1, es: 2, de: 3, it: 4, pt: 5 } as const

/** What a word means in English, and the gender of a German noun. */
export type Gloss = { readonly english: string; readonly gender: string | null }

/**
 * A small dictionary from a language to English, so that pictures can be asked for in the words that picture
 * models know best.
 */
export function loadGloss(language: keyof typeof columns): ReadonlyMap<string, Gloss> {
  const entries = rows
    .trim()
    .split('\n')
    .flatMap((row) => {
      const cells = row.split('|')
      return (cells[columns[language]] ?? '').split(',').map((form): [string, Gloss] => {
        const [word = '', gender = null] = form.split('/')
        return [word, { english: cells[0] ?? '', gender }]
      })
    })
  return new Map(entries.toReversed())
}
