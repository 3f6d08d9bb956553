import type { Template, TemplateData } from './template-record.js'
import type { TemplateVariable } from './template-text.js'

function needs(name: string, description: string): TemplateVariable {
  return { name, description, default: null }
}

function may(name: string, description: string, value: string): TemplateVariable {
  return { name, description, default: value }
}

function builtIn(id: string, data: Omit<TemplateData, 'language'>): Template {
  return { id, language: 'en', ...data, createdAt: null, updatedAt: null }
}

const brand = needs('brand', 'Name of the company; a campaign with a brand fills it in')
const product = needs('product', 'Product name')

/** Templates that every owner can use, in their order. */
export const BUILT_IN_TEMPLATES: readonly Template[] = [
  builtIn('product-launch', {
    name: 'Product launch',
    category: 'product',
    description:
      'Presents something new in half a minute: the problem, the product, what it does, where to get it.',
    tags: ['launch', 'new', 'announcement'],
    variables: [
      product,
      brand,
      needs('problem', 'What bothers people today, as a noun phrase'),
      needs('benefit', 'What gets better, as a verb phrase, for instance "saves you an hour a day"'),
      may('call_to_action', 'What to do now', 'Visit our website to find out more'),
    ],
    content: [
      'Still living with {{problem}}? You are not alone, and you do not have to. Meet {{product}}, the newest idea from {{brand}}.',
      'It {{benefit}}, from the very first day. No learning curve, no compromise. {{product}} is available now. {{call_to_action}}.',
    ].join(' '),
  }),
  builtIn('problem-solution-ad', {
    name: 'Problem, solution, proof',
    category: 'marketing',
    description: 'The classic advertisement: a hook, the cost of doing nothing, the answer, and proof.',
    tags: ['ad', 'hook', 'conversion'],
    variables: [
      product,
      needs('audience', 'Who is meant; a campaign with an audience fills it in'),
      needs('pain', 'What goes wrong, as a whole sentence'),
      needs('solution', 'What the product does about it, as a verb phrase'),
      needs('proof', 'A fact or figure, as a whole sentence'),
      may('call_to_action', 'What to do now', 'Try it today'),
    ],
    content: [
      'This one is for {{audience}}. {{pain}} And every week you wait, it costs you more. That is why we made {{product}}.',
      'It {{solution}}, so you can get back to what matters. {{proof}} {{call_to_action}}.',
    ].join(' '),
  }),
  builtIn('social-hook', {
    name: 'Three quick tips',
    category: 'social',
    description: 'A short vertical list video whose countdown keeps people watching to the end.',
    tags: ['tiktok', 'reels', 'shorts', 'tips'],
    variables: [
      needs('topic', 'What the tips are about'),
      needs('tip_one', 'A whole sentence'),
      needs('tip_two', 'A whole sentence'),
      needs('tip_three', 'The best one last, a whole sentence'),
      may('call_to_action', 'What to do now', 'Follow for more'),
    ],
    content: [
      'Three things I wish I had known about {{topic}}. Number one: {{tip_one}} Number two: {{tip_two}}',
      'And number three, the one that changes everything: {{tip_three}} Save this for later. {{call_to_action}}.',
    ].join(' '),
  }),
  builtIn('limited-offer', {
    name: 'Limited offer',
    category: 'sales',
    description: 'An offer with a deadline, said clearly and without shouting.',
    tags: ['discount', 'sale', 'deadline'],
    variables: [
      product,
      brand,
      needs('offer', 'For instance "twenty percent off"'),
      needs('deadline', 'For instance "Sunday at midnight"'),
      may('code', 'The code to enter', 'the link below'),
    ],
    content: [
      'A quick word from {{brand}}. Until {{deadline}}, you get {{offer}} on {{product}}. No small print, no tricks.',
      'If you have been thinking about it, this is the moment. Use {{code}} at the checkout, and it is yours. After {{deadline}}, the price goes back up.',
    ].join(' '),
  }),
  builtIn('sales-outreach', {
    name: 'Personal outreach',
    category: 'sales',
    description: 'A video message that sounds as if it were made for one person.',
    tags: ['prospecting', 'email', 'personal'],
    variables: [
      needs('first_name', 'Who it is for'),
      needs('company', 'Where they work'),
      needs('observation', 'Something true about their company, as a whole sentence'),
      needs('value', 'What you can do for them, as a verb phrase'),
      brand,
      needs('sender', 'Who speaks'),
    ],
    content: [
      'Hi {{first_name}}, this is {{sender}} from {{brand}}. I had a look at {{company}}, and one thing caught my eye. {{observation}}',
      'We help teams like yours {{value}}. I would love to show you how that could look at {{company}}. Do you have fifteen minutes this week?',
      'Just answer this message, and I will take care of the rest.',
    ].join(' '),
  }),
  builtIn('explainer', {
    name: 'Explainer',
    category: 'education',
    description: 'Explains one idea to newcomers with an everyday example.',
    tags: ['explain', 'how it works'],
    variables: [
      needs('concept', 'What is explained'),
      needs('definition', 'What it is, as a whole sentence'),
      needs('example', 'An example from everyday life, as a whole sentence'),
      needs('takeaway', 'What to remember, as a whole sentence'),
    ],
    content: [
      'What is {{concept}}, really? Let us make it simple. {{definition}} Here is an example. {{example}} See how that works?',
      'So the next time you hear about {{concept}}, remember just one thing. {{takeaway}}',
    ].join(' '),
  }),
  builtIn('how-to', {
    name: 'How-to in three steps',
    category: 'training',
    description: 'Guides through a task in three steps, for help centres and new customers.',
    tags: ['tutorial', 'steps', 'support'],
    variables: [
      needs('task', 'What is done, for instance "set up your account"'),
      needs('step_one', 'A whole sentence'),
      needs('step_two', 'A whole sentence'),
      needs('step_three', 'A whole sentence'),
      may('help', 'Where to get help', 'Our support team is happy to help'),
    ],
    content: [
      'In the next minute, I will show you how to {{task}}. There are only three steps. Step one. {{step_one}} Step two. {{step_two}} And step three.',
      '{{step_three}} That is it. If anything does not look right, do not worry. {{help}}.',
    ].join(' '),
  }),
  builtIn('employee-onboarding', {
    name: 'Welcome on board',
    category: 'training',
    description: 'Welcomes a new colleague and outlines the first days.',
    tags: ['onboarding', 'hr', 'welcome'],
    variables: [
      needs('first_name', 'Who has joined'),
      brand,
      needs('team', 'Name of the team'),
      needs('first_week', 'What happens in the first week, as a whole sentence'),
      needs('contact', 'Who to ask'),
    ],
    content: [
      'Hello {{first_name}}, and welcome to {{brand}}! We are so glad that you are joining {{team}}. Nobody expects you to know everything on day one.',
      '{{first_week}} Take your time, ask every question, and get to know the people around you. If you need anything at all, {{contact}} is there for you.',
      'We cannot wait to see what we will build together.',
    ].join(' '),
  }),
  builtIn('company-announcement', {
    name: 'Company announcement',
    category: 'announcement',
    description: 'Announces a change to customers or colleagues: what, why, and what it means for them.',
    tags: ['news', 'change', 'internal'],
    variables: [
      brand,
      needs('news', 'What changes, as a whole sentence'),
      needs('reason', 'Why, as a whole sentence'),
      needs('impact', 'What it means for the listener, as a whole sentence'),
      needs('date', 'When'),
      may('next_step', 'What to do, as a whole sentence', 'There is nothing you need to do.'),
    ],
    content: [
      'There is news from {{brand}}, and we wanted you to hear it first. {{news}} Why now? {{reason}} What does that mean for you? {{impact}}',
      'The change takes effect on {{date}}. {{next_step}} Thank you for being with us.',
    ].join(' '),
  }),
  builtIn('customer-story', {
    name: 'Customer story',
    category: 'testimonial',
    description: 'Shows how a customer got from a problem to a result.',
    tags: ['case study', 'proof', 'story'],
    variables: [
      needs('customer', 'Name of the customer'),
      product,
      needs('before', 'How it was before, as a whole sentence'),
      needs('turning_point', 'What they did with the product, as a whole sentence'),
      needs('result', 'What came of it, with a figure, as a whole sentence'),
    ],
    content: [
      'Let me tell you about {{customer}}. {{before}} Sounds familiar? Then they found {{product}}. {{turning_point}} And the result? {{result}}',
      'That is what happens when the right tool meets the right people. Your story could be next.',
    ].join(' '),
  }),
  builtIn('hiring', {
    name: 'We are hiring',
    category: 'recruiting',
    description: 'Invites people to apply: what the work is and why people stay.',
    tags: ['jobs', 'career', 'recruiting'],
    variables: [
      brand,
      needs('role', 'The position'),
      needs('mission', 'What the team works on, as a verb phrase'),
      needs('perk', 'A good reason to come, as a whole sentence'),
      may('call_to_action', 'What to do now', 'Apply on our website'),
    ],
    content: [
      '{{brand}} is growing, and we are looking for a {{role}}. Every day, our team works to {{mission}}.',
      'You will have real problems to solve, and people around you who care. {{perk}} You do not need to tick every box.',
      'If this sounds like you, we want to hear from you. {{call_to_action}}.',
    ].join(' '),
  }),
  builtIn('event-invitation', {
    name: 'Event invitation',
    category: 'announcement',
    description: 'Invites to a webinar, a meetup or an open day.',
    tags: ['event', 'webinar', 'invitation'],
    variables: [
      needs('event', 'Name of the event'),
      needs('date', 'When'),
      needs('place', 'Where, for instance "online"'),
      needs('highlight', 'The best reason to come, as a whole sentence'),
      may('call_to_action', 'What to do now', 'Save your seat today, it is free'),
    ],
    content: [
      'You are invited! On {{date}}, join us for {{event}}, {{place}}. {{highlight}}',
      'Bring your questions, meet others who care about the same things, and take home ideas that you can use the next morning. Seats are limited.',
      '{{call_to_action}}. See you there!',
    ].join(' '),
  }),
]
