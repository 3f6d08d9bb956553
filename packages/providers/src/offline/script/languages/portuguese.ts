import type { LanguagePack } from './language-pack.js'

/** Portuguese. */
export const portuguese: LanguagePack = {
  story: {
    open: ['É aqui, {P}, que tudo começa.', 'Eis {s}, no início (de uma longa viagem|de uma história).', 'Esta é a história: {T}.', 'Longe dos caminhos conhecidos começa uma história.', 'Ninguém conhece ainda o fim desta história.', 'Tudo começa (com um primeiro passo|aqui).'],
    middle: [
      'Passo a passo, {S} [avança|avançam], (sem fazer ruído|de coração desperto).', '{S} [continua|continuam], e o silêncio (cresce|escuta).', 'Cada passo {P} soa (como uma resposta|um pouco mais forte).', '{S} [procura|procuram] ainda, (com paciência|sem descanso).', 'Nada é fácil {P}.', 'Um sinal, depois outro, (e o caminho aparece|e tudo fica mais claro).', 'O caminho fecha-se. {S} não [desiste|desistem].', 'Atrás de cada sombra (espera uma resposta|há uma luz).',
      'Seria fácil voltar atrás. (Ninguém saberia.|Hoje não.)', 'O vento cresce, e com ele (a dúvida|a coragem).', 'A paciência também é (uma luz|uma forma de coragem).', 'Olhe bem: os pequenos detalhes (falam|contam).', 'A noite chega. {S} [avança|avançam] ainda.', 'Um passo depois do outro, (o medo recua|o mundo se abre).',
    ],
    turn: ['E finalmente, {A}.', '{A}.', 'E então, finalmente: {O}.', 'Por um instante, o tempo para.', 'Depois disto, nada será igual.', 'Uma luz nova cai sobre (todas as coisas|o mundo antigo).', 'De repente, tudo faz sentido.', 'Então o silêncio (se quebra|responde).'],
    close: ['E assim nasce uma lenda.', '{S} [volta|voltam] ao caminho, e a história (continua|está só no começo).', 'Esta história será contada por muito tempo.', 'A história acaba de começar.'],
  },
  pitch: {
    open: ['E se tudo fosse (mais fácil|mais leve)?', 'Alguns dias pedem uma ideia melhor.', 'Você merece algo melhor.'],
    middle: ['Menos preocupações, mais tempo para (o que importa|você).', 'Pensado até o último detalhe.', 'Em casa, na rua, (onde quiser|sempre com você).', 'Um gesto basta. (O resto vem sozinho.|Só isso.)', 'Feito com cuidado, para (durar|cada dia).', 'Experimente uma vez, e (vai entender|verá a diferença).', 'Simples, útil, (e bonito|e sempre pronto).', 'Cada detalhe tem (a sua razão|o seu papel).', 'As manhãs ficam (mais suaves|mais fáceis).', 'A qualidade se vê, (e se sente|dia após dia).'],
    turn: ['Apresentamos {T}.', 'Descubra {T}, (para a vida real|para cada dia).', 'Aqui está a resposta.', 'Esta é a boa ideia.'],
    close: ['Descubra {T} hoje mesmo.', 'Experimente hoje.', 'Por que esperar? É o momento.', 'Agora é com você.'],
  },
  lesson: {
    open: ['Hoje, um tema: {T}.', 'Vamos olhar mais de perto: {T}.', 'Uma pergunta simples, e uma resposta clara.', 'Comecemos pelo início.'],
    middle: ['Vejamos isso passo a passo, (sem pressa|com palavras simples).', 'Cada parte tem o seu papel, (e nenhuma trabalha sozinha|como numa equipe).', 'Uma coisa leva à outra: (a causa, depois o efeito|essa é a chave).', 'Observe bem o que muda, (e o que fica|e compare).', 'Tomemos um exemplo (de todos os dias|da vida diária).', 'O que parece complicado fica (mais simples|claro) parte por parte.', 'Quanto mais se olha, mais (ligações aparecem|tudo se esclarece).', 'Lembre-se deste ponto: (servirá mais tarde|é essencial).', 'Tente você também, (e repita|passo a passo).', 'Há sempre uma razão, (mesmo escondida|basta procurar).', 'Depois passamos (à prática|ao próximo passo).'],
    turn: ['E é por isso que importa.', 'Aqui tudo se explica.', 'Esta é a ideia essencial.', 'Uma vez entendido, vê-se (em toda parte|de outro modo).'],
    close: ['Isto é, em resumo: {T}.', 'Agora você sabe um pouco mais.', 'Continue a perguntar: cada resposta abre outra pergunta.', 'Agora é com você.'],
  },
  short: {
    open: ['Escute.', 'Olhe bem.', 'Silêncio.'], middle: ['Mais um passo.', 'Mais perto.', 'Olhe bem.', 'O tempo corre.', 'E não é tudo.', 'Paciência.', 'Coragem.', 'Cada instante conta.'],
    turn: ['Aí está.', 'Tudo muda.', 'Que momento!'], close: ['Até breve.', 'E é só o começo.', 'O caminho segue.'],
  },
  labels: { open: 'Abertura', middle: 'A caminho', turn: 'A virada', close: 'Conclusão' },
  quotes: ['«', '»'],
  definite: { um: 'o', uma: 'a', uns: 'os', umas: 'as' },
  elided: {},
  determiners: ['um', 'uma', 'uns', 'umas', 'o', 'a', 'os', 'as', 'meu', 'minha', 'teu', 'tua', 'seu', 'sua', 'nosso', 'nossa', 'este', 'esta', 'dois', 'duas', 'três', 'quatro', 'cinco'],
  prepositions: ['em', 'no', 'na', 'nos', 'nas', 'sobre', 'sob', 'por', 'entre', 'perante', 'ao', 'à', 'numa', 'num'],
  connectors: ['que', 'quem', 'para', 'com', 'sem', 'durante', 'quando', 'enquanto', 'e', 'mas', 'onde'],
}
