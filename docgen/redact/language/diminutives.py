"""What people call each other: first names, their short forms and their usual spellings. Hand-written.

Between two commas: the full form first, then what else the same person answers to.
"""

from __future__ import annotations

from collections import defaultdict

from docgen.redact.language.wordsets import listed, words

_TABLE = """
aaron ron ronnie arron, abdul abdullah abs, abigail abi abby abbie gail, adam ad addy, adele adela addie,
adrian ade, agnieszka aga agnes, aidan aiden adie, ailsa elsa, alan allan allen al, albert al bert bertie,
aleksandra ola olka alexandra alex, alexander alex al alec alick lex sandy sasha xander zander, alexandra alex
ali alix lexi lexie sandra sandy sasha, alfred alf alfie fred freddie, alice ali allie, alison allison ali ally
allie, amanda mandy mand, amelia amy milly millie mia, amy aimee, andrea andie andi, andrew andy drew andi
dandy, angela angie ange angel, ann anne annie anna nan nancy, anthony tony antony ant anton, antonia toni
tonia, archibald archie, arthur art artie, ashley ash ashleigh, audrey aud, barbara barb babs barbie, barry baz
bazza barrie, bartholomew bart barty, beatrice bea bee trixie, benedict ben, benjamin ben benny benji benjy,
bernadette bernie detta, bernard bernie, beryl bez, bethany beth bethan, beverley bev beverly, bradley brad,
brenda bren, brendan bren brenden, brian bryan bri, bridget bridie biddy bridgette, bronwen bron bronwyn, bruce
brucie, callum cal calum, cameron cam, carl karl, caroline carol caz carrie caro carolyn, cassandra cass cassie
sandra, catherine cath cathy kate katie kathy kitty cat cate kath katy katherine kathryn catharine, cecilia
celia cissie, charles charlie chas chaz chuck charley, charlotte charlie lottie char charley, chelsea chels,
cheryl chez sheryl cherie, christian chris, christine chris chrissie chrissy tina christina kristina christa,
christopher chris kit topher kris christy, ciaran kieran kieron, clare claire clair, clifford cliff, clive
clivey, colin col, connor conor con, courtney court, craig craigy, cynthia cindy cyn, daniel dan danny dani,
danielle dani danni elle dannii, darren daz dazza darron, david dave davey davie dai dafydd, dean deano,
deborah deb debbie debs debra debby, declan dec dex, dennis den denny denis, derek del derrick dez, desmond
des, diane di diana dianne diann, dominic dom nic dominick, donald don donnie donny, donna don, dorothy dot
dottie dolly dorothea, douglas doug dougie, duncan dunc, dylan dyl, edith edie ede, edward ed eddie ted teddy
ned eddy, edwin ed eddie, eileen aileen, elaine lainey, eleanor ellie nell nellie elle nora elly elinor,
elizabeth liz lizzie beth betty eliza libby lisa betsy bess bessie lizzy elisabeth elsie lilibet, ellen ellie
nell nellie, emily em emmy emmie milly, emma em emmy emmie, eric rick ricky erik, erin eryn, ernest ernie,
esther essie hester, ethan eth, eugene gene, evan ev, evelyn eve evie evelyne, ewan euan ewen, fatima fati,
fiona fi fee, florence flo florrie flossie, frances fran frankie francesca francie fanny, francesca fran
frankie cesca chess, francis frank frankie fran, frank frankie, franklin frank frankie, frederick fred freddie
freddy frederic rick, gabriel gabe gabby, gabrielle gabby gabi, gareth gaz gary garth, gary gaz gazza garry,
gavin gav, gemma gem gemm jemma, geoffrey geoff jeff jeffrey, george georgie geordie, georgina georgie george
gina georgia, gerald gerry ged jerry gerard, geraldine gerry deena, gerard ged gerry gerrard, gillian gill jill
gilly jillian, gladys glad, glenn glen, glenys glen, gordon gordie, grace gracie, graham gray grahame graeme,
gregory greg gregg, gwendoline gwen gwenda, hannah han hanna, harold harry hal, harriet harri hattie hatty
harry, harrison harry, hayley hailey haley, hazel haze, heather hev, helen nell ellen helena hels, henry harry
hal hank, herbert bert bertie herb, hilary hils hillary, howard howie, hugh hughie huw hew, ian iain, ibrahim
ibby ebrahim, imogen immy, irene rene, isaac ike zac izzy, isabel bella izzy bel issy isabelle isabella isobel,
isabella bella izzy ella issy isabel, ivan van, jack jackie jacky, jacob jake jakey, jacqueline jackie jacqui
jacky jaqui jacquie, jade jadey, jakub kuba jake jacob, james jim jimmy jamie jem jimbo jimmie jay, jamie james
jay, jane janie jayne jan, janet jan janice, janice jan, jasmine jas jaz jazz yasmin, jason jase jay, javier
javi, jean jeanie jeannie, jennifer jen jenny jenni jennie, jeremy jez jem jerry jezza, jesse jess, jessica
jess jessie jessy, joan joanie, joanna jo asia joanne annie, joanne jo joanna jojo, joel joely, john johnny
jack jon johnnie, jonathan jon jonny johnny jonno johnathan nathan, jordan jord jordy jordon, joseph joe joey
jo, josephine jo josie joey, joshua josh, joyce, judith judy jude judi, julia jules julie, julian jules, julie
jules julia, jurgen jorg yurgen, justin just, karen kaz kazza caren, karl carl, katarzyna kasia kate catherine,
katherine kath kathy kate katie kat kit kitty catherine kathryn, kathleen kath kathy katie kate cathleen kay,
kathryn kath kathy kate katie kat catherine katherine, kayleigh kay kayley, keeley keely, keith keef, kelly kel
kell, kenneth ken kenny, kerry kez kerrie, kevin kev kevvy, kieran kier kiz ciaran kieron, kimberley kim kimmy
kimberly, krystyna kristina christina krysia tina, krzysztof krzys krzysiek chris christopher, kai kye, kyle ky
kylo,
laura lauren laurie, lauren loz laurie laura, lawrence larry laurie lol laurence loz, leanne lee leigh, lee
leigh, leonard len lenny leo, leonora nora, lesley les lez, leslie les lesley, levi lev, lewis lew lou louis,
lillian lil lily lilly, linda lin lindy lyn lynda, lindsay linz lindsey, lisa lise, louis lou louie lewis,
louise lou lulu loulou louisa, lorraine lorrie lorri lori lol rainey loraine, lucas luke luca, lucy lu luce
lucie, luke lukey, lydia lyd, lynette lyn lynne, lynn lynne lyn, mackenzie mac kenzie, madeleine maddie maddy
madeline, magdalena magda lena, malcolm mal malc, malgorzata gosia malgosia margaret, manuel
manny, marcus marc mark,
margaret maggie meg peggy madge marge margie greta rita maisie mags megan peg, maria mary marie ria, marie
maria mary, marilyn maz lyn, marjorie marge margie, mark marky marko marc, martha marty, martin marty mart
martyn, mary molly polly may mamie maria marie, mathilda tilly tilda matilda mattie, matthew matt matty mat
mathew, maureen mo maur, maurice mo morris, maximilian max, maxine max, maxwell max, megan meg meggy meghan,
melanie mel, melissa mel lissa missy, melvin mel melvyn, michael mike mick micky mikey mickey mitch, michelle
shell shelly chelle mich shelley, mildred millie milly, miriam mim, mohammed muhammad mohamed mohammad mohamad
muhammed mohd md mo muhamed mohamud, molly moll, monica mon, morgan morg, muriel mu, nadia nad, natalia nat
talia, natalie nat nattie nats, natasha tash nat tasha sasha, nathan nat nate nath, nathaniel nat nate nathan,
neil neal niall, niall neil nial, niamh neve neave nieve niav nia, nicholas nick nicky nico nicolas nic, nicola
nicky nikki nic nicki nicole, nicole nicky nikki nic nicola, nigel nige, norman norm, oliver ollie olly oli,
olivia liv livvy livi olive, oscar ozzy, oswald oz ozzie, owen owain, pamela pam pammy, patience pat patsy,
patricia pat patsy trish tricia patty trisha paddy, patrick pat paddy packie, paul pauly paulie pavel pawel,
pauline paul polly, pawel paul, penelope pen penny, percival percy, peter pete petey, philip phil pip phillip,
philippa pip pippa phil, phoebe phoebs, phyllis phyl, piotr peter pete, priscilla cilla pris, rachel rach
rachael rae, ralph rafe, raymond ray, rebecca becky becca bex beck rebekah becks, reginald reg reggie, rhiannon
rhi, rhys reece reese rees, richard rich dick rick ricky richie dickie rickie, robert rob bob bobby robbie bert
robin bobbie, roberta bobbie robbie, robin rob, roderick rod roddy rory, rodney rod, roger rog, roland roly
rolly, ronald ron ronnie, rory ruaridh, rosalind ros roz, rosamund ros roz, rose rosie, rosemary rose rosie ro
romy, rosie rose, roxanne roxy, rupert ru, russell russ rusty rus, ruth ruthie, ryan ry, sabrina brina,
samantha sam sammy sammie, samuel sam sammy, sandra sandy, sara sarah, sarah sally sal sadie sara zara, scott
scotty, sean shaun shawn shane, sebastian seb bas bastian, shannon shan, sharon shaz shazza sharron, shaun sean
shawn, sheila shelagh sheelagh, shirley shirl, sian shan siani, sidney sid syd sydney, simon si sime, siobhan
shiv shivvy von chevonne shevaun, sophia sophie soph sofia, sophie soph sophia, stacey stace stacy, stanley
stan, stella stell, stephanie steph steff stephie stef, stephen steve stevie ste steph steven stephan, steven steve
stevie ste stephen, stuart stu stewart stew, susan sue susie suzie suzy susanna sukie suze, susannah sue susie
suzie susanna zanna, suzanne sue suzie suzy, sydney syd sid, sylvia syl silvia, tabitha tabby, tamara tammy
tam, tanya tan tania, terence terry tel terrance terrence, teresa terry tess tessa terri theresa tracy,
thaddeus tad, theodore ted teddy theo, theresa terry tess tessa terri teresa, thomas tom tommy thom, tiffany
tiff, timothy tim timmy, tina teena, tobias toby tobi, tomasz tomek tom thomas, tracey trace tracy traci,
trevor trev, tristan tris, tyler ty, tyrone ty tye tyron, ursula ursie, valerie val, vanessa ness nessa, vera
ver, veronica ronnie vron ronni, victor vic, victoria vicky vicki tori vic vikki viv queenie, vincent vin vince
vinny vinnie, violet vi, virginia ginny ginnie, vivian viv, vivienne viv vivian, wallace wally, walter wally
walt wal, warren waz, wayne waz wazza, wendy wend, wilfred wilf fred, wilhelmina mina willa billie, william
will bill billy liam willie willy wills billie wil bil, winifred win winnie freda, yasmin yas jasmine yasmine,
yvonne vonnie von evonne, zachary zac zach zak zack, zoe zo zoey zoie
"""

# First names that have no short form worth a line, or are none themselves; they tell a stranger's name.
_MORE = listed(
    """
    ahmed aisha ali alisha amir anita arjun asif ava ayesha bilal blake brandon britney caitlin carla carmel
    chantelle chloe claudia cody dale damien darius daryl dawid debra demi denise devon dilip dwayne elliot ellis
    elsie ewa farah fatma finley freya gethin gwyneth haider hamza harvey hassan hussain imran isla jacek jada
    jaden jamal jayden jenna jerome jodie jorge jude julius kai kamil karim kasia katrina kayla keira kelvin
    khalid kiera kirsty krystyna kylie lacey leah leon lorna luis maisie malik marcin marek mariam marlon
    marta maryam mason maya michal mustafa nadeem nadine naomi nasreen nia noah olga omar parveen philomena poppy
    priya rahul rajesh rashid reece rhian riley rita rohan romeo ross ruby ruta saira samir sanjay saskia selina
    shabana shahid shelby shona sienna skye sonia sunil sunita tahir tariq tasmin toby tyrese usman vijay yusuf
    zainab zara zeeshan
    aarti mirela cosmin tia andreea catalin florin ioana ionut mihaela mihai ovidiu radu razvan vasile viorel
    abdullahi abena ade adeel adeola adewale adjoa adwoa aftab afua ahsan ajay akosua akua aled alun ama
    amadou amina aminata amit amjad amrit anand andrzej aneta angharad anil anjali anna anwar anwen aoife
    arkadiusz arshad artur arun arwel ashok asma awa ayo ayodele azhar babatunde baljit balwinder barbara beata
    bethan bhavna bogdan bola bozena brigid bryn bukola bushra caoimhe carys cathal catrin ceri chidi chika
    chinedu chinwe chioma chukwudi cillian cormac dafydd damilola dariusz davinder deepa deepak dermot diarmuid
    dilwyn dinesh donal dorota eamon ebele ebo edyta efua eirian eirlys eleri elin elzbieta emeka emlyn emrys
    eoin esi ewelina faisal farhan farid farooq farzana fatou fatoumata femi fergal fergus ffion finbar fintan
    folake funke funmi geraint ghulam glyn grainne grazyna grzegorz gurdeep gurpreet gwenllian gwilym hafiz
    halina harjit harpreet heledd hina humaira hywel ibrahima ieuan ifan ifeoma ijaz ikechukwu inderjit iolo
    iorwerth iqbal irena ireneusz irfan iwan iwona izabela jadwiga jagdeep janusz jaroslaw jaspreet jaswinder
    jatinder javed jerzy joanna jolanta junaid justyna kacper kamaljit kamila karolina kashif kavita kazimierz
    kemi khadija kinga kiran klaudia kofi kojo kuldeep kulwinder kunle kwabena kwadwo kwaku kwame kwasi lakhvir
    lamin lanre leszek liaqat llinos lowri lukasz maciej maeve mahesh mahmood mair majid malachy malwina
    mamadou manjit manpreet mared mariama mariola mariusz mateusz meena mehmood meinir meirion menna mikolaj
    mirek miroslaw mohan mohsin momodou moussa mubashir muireann mukesh mumtaz myfanwy naeem narinder nasir
    navdeep naveed nazia neha nerys ngozi niall nighat nisha nkechi nnamdi non noreen obi obinna oisin oliwia
    olu olumide oluwaseun omer onyeka orla osian ousmane padraig parminder patryk paulina piotrek pooja prakash
    pritpal przemek przemyslaw qasim rabia radek radoslaw rafal rafiq rajinder ramesh ranjit ravi reena rehana
    rekha renata rhian rhodri rhydian riaz rizwan robert rohit roisin ruairi rubina rukhsana ryszard saba sade
    sadia saeed sajid saleem samina sana sandeep saoirse sarabjit satnam seamus sebastian seema segun seun
    shafiq shahida shahnaz shakeel shanti shazia shilpa shola simisola simran sinead sioned slawomir sohail
    sorcha stanislaw steffan sukhdeep sukhjit sukhvinder sukhwinder sumaira suman suresh surinder sushil swati
    sylwia szymon tadeusz tadhg tanveer tasleem tayo tegid temitope tobi tolu tomos tunde uche umar una urszula
    usha vandana vikram vinod waheed waqas wiktor witold wojciech wyn yaa yasir yasmeen yaw yemi yewande younis
    zafar zaheer zahid zahra zbigniew zofia zubair zuzanna
    """
)


def _groups() -> tuple[dict[str, frozenset[str]], frozenset[str]]:
    short: dict[str, set[str]] = {}
    full: defaultdict[str, set[str]] = defaultdict(set)
    for line in _TABLE.split(","):
        head, *rest = line.split()
        short.setdefault(head, set()).update(rest)
        for name in rest:
            full[name].add(head)
    others: dict[str, frozenset[str]] = {}
    for name in {*short, *full}:
        same = set(short.get(name, ()))
        heads = full.get(name, set())
        same |= heads
        if name not in short and len(heads) == 1:  # Billy can only be William, who may be Will as well
            same |= short[next(iter(heads))]
        others[name] = frozenset(same - {name})
    return others, frozenset({*short, *full, *_MORE})


_OTHERS, GIVEN_NAMES = _groups()


# How first names are cut short in writing alone: "Wm. Brown".
_WRITTEN = """
alexander alexr, andrew andw, anthony anty, benjamin benj, charles chas, christopher xtopher, daniel danl,
edward edwd, elizabeth eliz, frederick fredk, george geo, james jas, john jno, joseph jos, margaret margt,
patrick patk, richard richd, robert robt, samuel saml, thomas thos, william wm
"""
WRITTEN_SHORT = {short: name for name, short in (pair.split() for pair in _WRITTEN.split(","))}
# Short forms that are something else far more often: a phone, a reporting officer, a litter of the cat.
OFTEN_THINGS = words(
    """
    abs ad ant art barb cam cat chuck col con court dec dot fee gem geo glad haze herb just lol mart mat mon mu nan
    norm pen ro rod shell stew tad tan tel trace win
    """
)


def also_called(name: str) -> frozenset[str]:
    """What else somebody with this first name (plain small letters) is usually called."""
    return _OTHERS.get(name, frozenset()) | {short for short, full in WRITTEN_SHORT.items() if full == name}
