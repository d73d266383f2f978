/**
 * First names that stand for one another in US use; each line is one name with its short and familiar forms, other spellings
 * and the names that immigrants and their registers put in its place.
 */
const groups = `
abigail abby gail
abraham abe
albert al bert
alexander alex al sasha
alexandra alex sandra sandy lexi
alfred al fred
alice allie
allison ally allie
amanda mandy
andrea andi
andrew andy drew
angela angie
anne ann anna annie nan nancy
anthony tony
arthur art
barbara barb barbie babs
benjamin ben benny
bernard bernie
beverly bev
bradley brad
brenda bren
calvin cal
carolyn carol carrie
catherine cathy kate katie cat
charles charlie chuck chas
charlotte charlie lottie
christine chris chrissy tina
christina chris tina
christopher chris kit
clifford cliff
constance connie
cynthia cindy
daniel dan danny
david dave davey
deborah deb debbie debra
dennis denny
dolores lola
donald don donny
dorothy dot dottie dolly
douglas doug
edgar ed
edmund ed ned
edward ed eddie ted ned
edwin ed eddie
eleanor ellie nell nora
elizabeth liz beth betty betsy eliza lisa libby lizzie
emily em
eugene gene
evelyn evie
florence flo
frances fran fannie
francis frank fran
francisco frank paco pancho
franklin frank
frederick fred freddie rick
gabriel gabe
gabriela gabi
gerald gerry jerry
gerard gerry jerry
gilbert gil bert
gregory greg
guillermo memo
gwendolyn gwen
harold hal harry
harriet hattie
helen nell
henry hank harry
herbert herb bert
howard howie
hubert bert
ignacio nacho
isabel bella izzy
jacob jake
jacqueline jackie
james jim jimmy jamie
janet jan
jeffrey jeff
jennifer jen jenny
jerome jerry
jesse jess
jessica jess jessie
jesus chuy
joan joanie
john jack johnny jon
jonathan jon john
jose pepe joe
joseph joe joey
josephine jo josie
joshua josh
juan johnny
judith judy
julia julie
katherine kathy kate katie kay kit
kathleen kathy kate katie
kenneth ken kenny
kimberly kim
lawrence larry
leonard leo len lenny
leslie les
lillian lil lilly
louis lou louie
louise lou
lucille lucy
luis lou
manuel manny
margaret maggie meg peggy marge margie greta rita
maria mary
marjorie marge margie
martha marty
martin marty
matthew matt
maureen mo
melissa missy
michael mike mickey mick
michelle shelly
miguel mike
mildred millie
mitchell mitch
nathan nate
nathaniel nate nathan
nicholas nick
nicole nicky nikki
norman norm
oliver ollie
pamela pam
patricia pat patty tricia trish
patrick pat paddy
peter pete
philip phil
rachel rae
ralph ralphie
randall randy
raymond ray
rebecca becky becca
ricardo rick ricky
richard dick rick ricky rich
robert bob bobby rob robbie bert
roberta bobbie
roberto bob beto
rodney rod
roger rog
ronald ron ronnie
rosemary rose
roxanne roxy
russell russ
samantha sam
samuel sam sammy
sandra sandy
sara sally
sarah sally
sharon shari
shirley shirl
sidney sid
stanley stan
stephanie steph
stephen steve
steven steve
stuart stu
susan sue susie suzy
suzanne sue susie suzy
sylvia syl
tamara tammy
teresa terry tess
terrence terry
theodore ted teddy theo
theresa terry tess
thomas tom tommy
timothy tim
valerie val
veronica ronnie
victor vic
victoria vicky tori
vincent vince vinny
virginia ginny
walter walt wally
wesley wes
william bill billy will willy liam
zachary zach
alan allen allan allyn al
aleksandr alexander aleksander oleksandr alejandro alex sasha
ana anna ann anne anya hanna
andrei andrey andrew andres andreas
antonio anthony tony anton
caitlin kaitlyn kaitlin katelyn caitlyn
carl karl carlos charles
carol carole caroline karol
catherine katherine kathryn cathryn katharine catharine kathrine ekaterina yekaterina katarina cathy kathy cate kate
cathleen kathleen kathy cathy
cheryl sheryl cheri sherry sherri
chloe khloe
christine kristine christina kristina cristina tina
claire clara
cory corey kory
curtis curt kurt
dmitry dmitri dmitriy dimitri dima
eduardo edward ed eddie
elena yelena olena helen lena
enrique henry
erica erika
esteban stephen steven
evgeny evgeniy yevgeny yevgeniy eugene gene
gail gayle abigail
geoffrey jeffrey jeffery geoff jeff
geri jerri gerri geraldine
giovanni john gianni
giuseppe joseph joe
gregory grigory grigoriy greg
guillermo william bill
ian iain
isabel elizabeth isabella
ivan ioan john
jaime james
jean jeanne gene
jill gill gillian
jorge george yuri
jose joseph joe
juan john jon
karen karyn caren
kristen kristin kirsten christen
laura lori laurie lora
leonid leo lenny leonard
lorraine lori
luis louis lewis lou
lynn lynne linda
marc mark marco marcus markus
marie maria mary mariya
mateo matthew matt
miguel mikhail michael misha mike
mohammed muhammad mohamed mohammad mohamad muhammed mohamud
natalia nataliya natalya natalie natasha
nikolay nikolai nicholas nick
oleg oleh
olga olha
pablo paul pavel
pedro peter piotr petr pyotr
phillip philip filip phil
rafael raphael rafe
ricardo richard rick
robert roberto bob
rosa rose rosie
ryan rian
sean shawn shaun shane
sergey sergei serhiy serge
shari sherri sherry
sofia sophia sonya
stephen steven stephan stefan steve
svetlana lana sveta
tatiana tatyana tetyana tanya tania
teresa theresa teri terri
tomas thomas tom
toni antoinette antonia
victoria viktoria vicky vickie
vladimir volodymyr walter vlad
xavier javier
yuri yury yuriy iouri
yosef joseph yusuf yousef youssef
zackary zachary zack zach
`;

const members = groups
  .trim()
  .split('\n')
  .map((line) => line.split(' '));
const groupsOf = new Map<string, number[]>();
members.forEach((names, group) => {
  for (const name of names) {
    const known = groupsOf.get(name);
    if (known === undefined) groupsOf.set(name, [group]);
    else known.push(group);
  }
});

/** Whether two first names, lower case and letters only, may be forms of one name. */
export function areForms(left: string, right: string): boolean {
  const own = groupsOf.get(left);
  return own?.some((group) => groupsOf.get(right)?.includes(group)) ?? false;
}

/** Every first name that may be a form of the same name as this one, itself among them where it has any. */
export function formsOf(first: string): readonly string[] {
  return (groupsOf.get(first) ?? []).flatMap((group) => members[group] ?? []);
}
