"""First names by which a stranger is told: people whom a text names and the case file does not know.

Compiled by hand for this purpose, from general knowledge of what people in the United Kingdom are called, whatever
their age and wherever their families come from; no list was copied. ``GIVEN_NAMES`` belong to it too. These here
are kept apart from them, since they say nothing of how a name of the case is cut short or misspelt.
"""

from __future__ import annotations

from docgen.redact.language.diminutives import GIVEN_NAMES
from docgen.redact.language.words import is_word
from docgen.redact.language.wordsets import words

_LONG_HEARD = words(
    """
    aaliyah abbi abel abram ada adelaide adeline adrianna adrianne agatha agathe aggie ailish aimie aine aisling
    aislinn alana alanna alannah alasdair alastair albie alessia alethea alexandre alexia alexis alfonso algernon
    alicia alina aline alissa alistair alister aliyah allegra allyson alma aloysius alwyn alycia alyson alyssa
    amalia amara ambrose amelie amie anabel anabelle anais anastasia andre andree aneirin angelica
    angelina angeline angelo angus annabel annabella annabelle annalise anneka anneliese annemarie annetta
    annette annis ansel anselm anthea antoine antoinette antonio anya arabella aretha aria ariana arianna ariel
    arlene arlo armand arnold arran arya ashlee ashlyn ashton astrid aubrey audra augusta augustine augustus
    aurelia averil avery avril axel ayla ayrton bailey barnabas barnaby barney baxter beatrix beau beckham
    benedicta benita benson bentley bernadine bernardine bernice bertha bertram bertrand bettina bettine bianca
    blanche blodwen blythe bobbi bonita bonnie boris boyd bradan braden brady braeden brayden braydon breanna
    brendon brenna brennan brent bret brett briana brianna brianne brigitte briony brogan bronagh bronte brooklyn
    bruno bryana bryanna bryce bryony buddy byron cade caden caelan cai caiden cain caleb calista callan callie
    calliope calvin camilla camille camron candace candice carena carey carina carissa carlene carlos carlton
    carlyle carmen carolann carole carolina carolyne carsten carwyn caryl cassia cassius cathryn catriona cayden
    cecil cecile cecily cedric celeste celestine celine celyn cerys chad chanel chanelle channing chantal chantel
    charis charissa charlene charlize charmaine charmian chelsie cherelle cherise chiara christabel christel
    christelle christiana christiane christie christobel christos ciara cicely cindi clara clarence clarice
    clarissa clark claud claude claudette claudine clemence clemency clementine cleo cleopatra clint clinton
    clodagh clyde coen cohen colette colleen collette collin conall conan concetta conchita connie conrad
    constantine cora coralie cordelia corey corin corinna corinne cornelia cornelius corrina corrine cory cosima
    cosmo courtenay cressida crispin cristina cullen curtis cuthbert cyril cyrus dacey dacre dahlia daisy dakota
    damaris damon dana danae dane danika dante danuta danya daphne dara daragh darcey darci darcie darcy daria
    darlene darnell darragh darrel darrell darryl davida davina davis dawson daxton dayna dayton deana deandra
    deanna deanne deidre deirdre delia delilah della dellah delores delphine delroy delyth demelsa demelza
    demetrius dena denholm denver denzel denzil dermott desiree dessie devan devin devina devonte dillon dilys
    dimitri dimitrios dina dinah dionne dirk dolores dominique donatella donato donnacha donnell donovan dora
    doran doreen doria dorian dorinda doris dorothee dougal dulcie dwain dwight dympna eamonn ebba ebony edgar
    edison edmond edmund edna eduardo edwina effie eilidh eithne elaina eleanora eleanore elena eleonora elian
    eliana elias elijah elina elisa elise elisha elissa elke ellena elliott elliotte ellise ellison elma elmer
    elodie eloise elouise elroy elspeth elton elva elvin elvira elvis elwyn elysia emanuel emelia emerson emile
    emilia emilie emilio emmanuel emmanuelle emmeline enid enoch enzo ephraim erica erick ericka erika erma
    ernestine errol esmae esme esmee esmeralda esmond estella estelle ethel etta eudora eugenia eugenie eulalia
    eunice euphemia eva evander evangeline evelina eveline everett everton evita ewart ezekiel ezra fabian fabio
    fae faye felicia felicity felix fenella fenton fergie fernando fidelma finbarr findlay finlay finn finnian
    finnley finola fionn fionnuala fletcher fleur floella floyd fnella forbes forrest frankee fraser frazer
    frederica fredrick freida frieda fulton gaby gael gaenor garreth garrick gayle gaynor geena geneva genevieve
    georgette georgiana georgianna georgios gerda germaine gertie gertrude gethyn gianna gideon gilbert giles
    gillespie ginette giorgia giorgio giovanna giovanni gisela gisele giselle gita giulia giuseppe glenda glenice
    glenis glenna glennis gloria glynis glynne godfrey godwin goldie granville greer gretchen gretel griff
    griffin griselda grover guido guinevere gunther gus gustav gwenan gwendolen gwendolyn gwennie gwenno gwyn
    gwynedd gwynfor hadley hailee hallie hamish harlan harland harlee harley harlow harper harriett harrietta
    harris hayden haydn haydon hayleigh hebe hector hedda heidi helene helga heloise henri henrietta herman
    hermia hermione hettie hilda hildegard hiram holli hollie homer horace horatio hubert hugo humphrey hyacinth
    ianto ida idris ignatius ilana ilona ilsa imelda immanuel imogene ina indiana inga ingrid innes ioan iola
    iolanthe iona ira irina iris irma irvin irvine irving isadora isaiah isha ishbel isidora isidore isolde issac
    ivana ivanka ivor izaak izabella jace jacinda jacinta jackson jaclyn jacoby jacques jadon jaida jaiden jaidon
    jaime jaimie jakob jalen jameela jamelia jamielee jamiroquai janelle janette janina janine janis jannette
    jared jarrett jarrod jarvis jasmin jasmina jasper jaxon jaxson jaxton jaycee jayde jaydon jaylen jaymie
    jaynie jayson jeanette jeanine jeannette jeannine jed jedidiah jeffery jelena jemima jenae jenelle jenessa
    jenifer jennine jensen jenson jeremiah jericho jermaine jerrod jerrold jessamy jethro joachim joakim joaquin
    jocasta jocelyn jocelyne jodi jody joella joelle johan johann johanna jolene jolie jonah jonas jonty jools
    jordana jordanna josefina joseline josette josiah josiane joss jovan juan juanita judd juliana julianna
    julianne juliet julieta juliette julio juno justina justine kacey kaci kacie kadie kaiden kaitlin kaitlyn
    kaleb kaleigh kallum kane kara karena kari karina karis karissa karla karlie karon karyn kasey kassandra
    katelyn katelynn katharina katharine kathie kathrine kathryne katia katja katrin katrine katya kaya kaycee
    kaydee kayden kaye kaylee kaylem kaylin kaylum keagan kealan keanu keaton keavy keegan keelan keeleigh keenan
    keiran keiron keisha kellie kelsey kelsie kelvyn kendal kendall kendra kendrick kenna kennedy kenton kerri
    kerris keryn kerys kevan khloe kian kiara kiefer kieren kierra kiersten kiley killian kimberlee kimberleigh
    kingsley kira kirby kiri kirk kirsten kirstie kirstin klara klaus kobe koby kody konnor konrad kory kourtney
    kristen kristian kristie kristin kristine kristoffer kristy kurt kurtis kyan kyla kylee kyleigh kyra kyran
    kyron lachlan ladonna laila lainie lamar lamont lana lance lara laraine larissa lars latasha latisha latoya
    laurella laurena lauretta laurette lauri lavinia layla layton leander leandra leandro leanna leanora leela
    leena leesa leia leighann leighton leila leilani leland lemar lenora lenore leonardo leone leonie leopold
    leora leroy leslee leticia letitia lettice lettie lewie lewin leyla leyton liana lianne liesl lila lilah
    lilia lilian liliana lilias lilibeth lilith lilla lillie lilyann lina lindon linette linford linsey linus
    linzi lionel lisbeth lisette livia llewellyn lleyton lloyd llyr loel logan lois lola lonnie lora loren lorena
    lorenzo loretta lorin lorinda lorne lorrain lorry louella lourdes luana lucetta lucia lucian luciana lucien
    lucille lucinda lucretia ludo ludovic luella luigi luisa lula luna lutha luther lyall lyla lyle lyndon
    lyndsay lyndsey lynnette lynsey lynwen lyra lysander mabel mable macaulay macauley macey maci macie macy
    madalyn maddison maddox madelaine madelyn madison mae magdalen magdalene magnus mahalia maia maidie maire
    mairead mairi maisey maisy malachi malakai malinda mallory malvina manda mandi mannie manon mara marcel
    marcela marcella marcelle marcellus marcelo marcia marco marcos margaretta margarita margery margherita margo
    margot marguerite mariah mariana marianna marianne maribel mariela marietta mariette marilene marina marino
    mario marion marisa mariska marissa marita marius marjory markus marla marlene marley marlin marnie marsha
    martina martine marvin marvyn maryann maryanne marybeth marylou mateo matheus mathilde matias mattias maud
    maude maudie maura mavis maxime maximus maybelle mckenna mckenzie meaghan medwyn mehetabel meirwen melina
    melinda melisa melville melvina mercedes mercia meredith merfyn merrick merrill merryl mervin mervyn meryl
    micah michaela michala micheal michel michele mikaela mikayla mikhail mila milan milena milo milton mindy
    minerva minnie mira miranda mireille mirren mitchell mitzi moira mollie mona monique montague montgomery
    montserrat morag moray mordecai morfydd morgana morgane morrigan mortimer morven morwenna moses moya muirne
    mungo murdo murdoch murray murron myra myriam myrna myron myrtle mysie nancie nanette naoise natacha nataliia
    nataliya natalya natania nathalie nelly nelson neoma neriah nerissa nesta nestor netta nettie neville nevin
    nichola nichole nicholette nickolas nicol nicolette nicolina nigella nikita niko nikola nikolai nikolas
    nikole nils nina ninette ninian nita noel noelene noelia noella noelle nola nona norah norene noriko norma
    norris northrop norton nuala nyah nyla nyree oberon octavia octavian odessa odette ofelia olaf oleg olena
    olwen olwyn omari onora oona oonagh ophelia oran oriana oriel orin orion orlagh orlaith orlando orson orville
    osbert osborn oswin otis ottilie otto paige paloma pandora paola paolo paris pascale pascoe patrice patrina
    patrizia patti patton paula paulette paulo paxton payton pearce pedro peggie perdita peregrine perla perpetua
    perrin perry persephone petra petrina petronella petula peyton phelan philippe phineas phyllida pierce pierre
    piers pixie pollyanna portia primrose prudence prue quentin quincy quinlan quinn quintin rachelle raegan
    raelene rafael rafaela rafferty ralf ralston ramon ramona ramsay ramsey randal randall randolph raoul raphael
    raquel raul raya raymondo rayner raynor reagan reanna reanne reba rebecka reegan regan regina reid reilly
    remi remo remy rena renae renato renee renie reuben reva rex reyna reynard reynold rhea rheanna rhett rhianna
    rhianne rhoda rhona rhonda rhonwen rhoswen rhydwyn ricardo richelle rico rikki rina riordan roberto robyn
    rocco rochelle roderic rodrigo rogan rolf romana romilly rona ronaldo ronan ronin ronny roosevelt rosa
    rosabel rosaleen rosalia rosalie rosalin rosalina rosalinda rosaline rosalyn rosamond rosanna rosanne roscoe
    roseann roseanna roseanne rosella roselyn rosemarie rosetta rosheen rosina rosita roslyn rowena rowland
    roxana roxanna royce royston rozanne ruben rubie rudi rudolf rudolph rudy rueben rufus ruthanne rylan ryland
    ryleigh sabina sacha saffie saffron sallie salome salvador salvatore samara samson sancha sandie sanja
    santiago santino saranne saul savannah sawyer scarlett seamas sefton selena selene selma selwyn senga
    septimus seraphina seren serena sergio seth seumas seymour shana shanae shanaya shani shania shanice shanie
    shanna shannen shanon shantelle shari sharlene sharna sharne sharni shauna shaunna shawna shayla shayne shea
    sheba sheena sheldon sheree sheri sheridan sherie sherise sherri sherrie shiloh shireen shirin shivon shonagh
    shontelle sidonie siegfried sigrid silas silvana silvanus silvester silvestre simona simone sinclair sindy
    sissy sky skyla skylar skyler sofie sol solange solomon sondra sonja sonny sonya sophy spencer stacie stefan
    stefania stefanie stefano stephane stephania stephany struan sunnie sunniva susanne sven svetlana sybil
    sydnee sylvester sylvie tabatha talitha tallulah talulah tamar tamsin tamsyn tamzin tanisha tara tarquin
    taryn tatiana tatum tatyana tavish tayla taylah tayler teagan teddie tegan tegen teigan teilo teo terese
    terrie tessie thea thelma theodor theodora theodosia theophilus thora thurston tiana tianna tiarna tiegan
    tiernan tierney tiffani tillie timotei timothee titus tobey todd tommie toria torin torquil tracie travis
    tremaine trina trinny trista tristram troy trudi trudie trudy tudor tyla tylah tyrell tyrrell tyson ulrich
    ulrika ulysses umberto uri uriah uriel valencia valentin valentina valentino valeria valerio valery valmai
    vance vangie vaughan velma venetia verena verna vernon verona veronique vicente vida vilma vincente vincenzo
    violeta violetta virgil virginie vita vito vittoria vivien vladimir vonda wallis wanda wanita weldon wendell
    wendi wes wesley whitney wilbur wilda wilfrid wilhelm willem willis willoughby wilma winona winston wyatt
    xanthe xavier xena ximena yannick yolanda yolande yorick ysabel yseult yvaine yves yvette zachariah zandra
    zane zeb zeke zelda zelma zena zenobia zita ziva zola zora zuri
    """
)
_FROM_EVERYWHERE = words(
    """
    bence krisztina kriszta kristof balint gergo boglarka reka zsofia zsofi
    abbas abdi abdiaziz abdifatah abdikarim abdirahman abdulaziz abdulkadir abdulrahman abdur abeera abeo
    abhishek abid abida abimbola abiodun abiola abisola abosede abraham abrar abshir adaeze adah adama adamma
    adanna adaora adebayo adebola adedayo adekunle adelaja ademola adenike aderonke adesola adetokunbo adetola
    adewunmi adil adina aditi aditya adnaan adnan afia afsana afshan afzal aganju agbeko aghogho agnese agota
    agyeman ahlam ahmad ahmadou ahmet aida aigul aiman aina ainara aishah aissatou aiysha ajit ajmal akbar akeem
    akhil akhtar akiko akin akinola akira akram akshay alaa alaba aladdin alamgir alban alberto alcina aleena
    aleksandar aleksander aleksei aleksejs alem alemu alessandra alessandro alexandru alexei alexey alfredo
    alhaji alima alimatou alin aliona aliou aliyu almaz alona alphonse altaf alvaro alya amaan amadi amaka amal
    aman amana amandeep amani amanpreet amar amarachi amardeep amarjit amaru ambika ameen ameena ameera amena
    amin amira amirah ammar ammara amna amrita amritpal anahita ananya anas anastasiia anastasija anatol anatoly
    anca anders andile andrei andreja andrejs andres andrius andriy androulla aneesa aneeta anete angelika
    angelos anh anica anika aniket anisa anisha anjana anjum anka ankit annika ansa anselmo ansh anshul antanas
    antonina antonios anuj anup anuradha anusha anushka aodh aodhan aoibheann aoibhinn aparna araba aram arash
    archana arda ariadne arif arifa aristotelis arjan arkan arlinda armando armin arnav aroush arsalan arslan
    arta artem arthi arumugam arvind aryan asad asha ashanti ashfaq ashish ashraf ashwin asim asiya asmaa asmara
    asta atif atinuke atiya attila augustina augusto aurel aurelija aurimas avinash avtar awais axmed ayaan ayaka
    ayan ayanna aydin aylin ayman ayomide ayten ayub azadeh azeem aziz aziza azra babajide babak babar babita
    baburam badr bahar bahram baiba bakary bala balbir baldev baljinder balraj balram balwant baraka barakat
    baran baris bartek bartlomiej bartosz bashir bashira basit bathsheba batool bayo beatriz bechara bekele belen
    belinda benazir benedek bengt benoit berfin berhane beshir betul bhagat bharat bharti bhavesh bhavik
    bhupinder bianka bibi bijal bilkis bimal bimpe binta birendra birgit birgitta birhan bisi bjorn blathnaid
    blazej blerim boglarka bogumil bojan bolaji bolanle boleslaw bongani bosede boubacar bozidar brahim branimir
    branko brikena bronislaw brunella brygida bujar bulent burak burhan busayo busola buthaina cadhla caetano
    calogero caoilfhinn caoilfhionn caoilinn carlo carmela carmelo catalina caterina cem cemal cezary chaim
    chaitanya chanda chander chandni chandra chandrika charanjit charmila cheikh cheng chetan chibuike chibuzo
    chidera chidiebere chidinma chiedu chiemeka chijioke chikezie chima chinenye chinonso chinwendu chizoba
    christiaan christofer chukwuemeka chukwuma ciprian claudio claudiu cliodhna concepcion constantin consuelo
    corina corneliu cristian cristiana cristiano cristobal csaba cyprian czeslaw dagmar dagmara dahir daithi
    daiva dakshesh damian damir damla danail danial daniela daniele danijel danilo daniyal danute darejan dariya
    darshan darya daud davide dawit dawood dayo debora deeksha deepali deepika deepti defne delwar demet denisa
    deniz desislava desta devendra dhanesh dhara dharmesh dhruv didier diego dilan dilara dilawar dildar dilek
    dimitar dimitra dimitris dinara diogo dipak dipti ditte divya djamila dmitri dmitry doina domenica domenico
    dominika dominykas donata dong donncha dorin dorina doruk dovydas dragan dragana dragos dritan duc dumisani
    dumitru durga dusan dzintars eabha ebenezer ebrima ebru eda edgaras edin edita edite edmundas edoardo edona
    eduard efosa egle ehsan eimear ejaz ekaterina ekene ekrem elchin eldar eleftheria elene eleni elham elif
    elisabetta elitsa elmira elnur elona elvan emel emil emina emine emir emmanouil emre ena endrit enes eniola
    enkelejda enrico enrique enver eoghan ephrem eraj ercan erdal erdem erion erjon erkan ermal ermias ernesto
    ersin erzsebet esam esra esteban estera etienne eugen eugenija eugeniusz euzebiusz evangelos evgeni evgenia
    eyal eyup ezgi ezinne fabienne fabrice fabricio fabrizio fadi fadumo fahad faheem fahmida faiz faiza faizan
    fareed fareeha fariba farida farrukh farzad fatemeh fathia fathima fatimah fatjon fatuma fawad fawzia faysal
    federica federico fehmi feidhlim feisal felicja feliks felipe ferdinand ferdinando ferenc feride fernanda
    feyza fiachra fiadh fiifi filip filipa filippo filiz fiorella firas firdaus fisayo fiston flavia flavio
    florentina florian foluke francesco francisco franciszek franciszka francois francoise frantisek franz
    frederik fredrik friedrich fuad furkan furqan gabor gabriela gabriele gabrijela gagandeep gamal ganesh gani
    garima gaspar gathoni gaurav gautam gavriel gebre geeta gemechu genaro gennady genoveva georgi gerardo
    gergely gerhard ghassan ghazala gheorghe giacomo gianluca gilberto gintaras gintare giorgos giovani girish
    gizem gjergj gleb gokhan gonzalo gopal goran gordana goutam govind gracjan grazia grazina grigore grigory
    guillaume guillermo gulsen gulshan gunel guram gurbaksh gurdip gurjit gurmeet gurmit gurnam gurpal gursharan
    gurvinder gustavo gyorgy habib habiba habibullah hadia hadiya hadiza haibo haifa haile haleema halil halima
    hamed hameed hamid hamida hamzah hana hanan haneef hanh hanif hanifa hannes hans hansa haoran hardeep hardik
    haris harish harjinder harmeet haroon harsha harshad harsimran haruki harun harvinder hasan haseeb hashim
    hasina hassana hatem hatice hawa hayat haydar hazim hedwig heike helmi helmut hema hemant hemlata henrik
    henrique henryk hepzibah hermann hezekiah hiba hicham hien hifza hilal himanshu hira hiroshi hirut hisham
    hitesh hoang hoda hodan holger horatiu hosam huma humayun humza huong huseyin husna hussam iacob iancu
    ibtisam ibukun idrissa ieva ifra ifrah iftikhar ignacio ignacy igor ihor ihsan ijeoma ikenna ikram ilhan
    iliana ilias ilie ilija ilinca ilker ilknur ilya ilyas imaan iman imane imre imtiaz inaaya indira indrajit
    indre indu ines inesa inese ingeborg inna ioannis iosif ioulia iqra iram irem irmak isabela ishaan ishaaq
    ishaq ishmael ismael ismail ismet isra istvan iurie ivaylo ivelina ivica ivo iyabo iyad izabel izhar jaakko
    jabeen jabir jacinto jadranka jafar jagdish jagjit jagmohan jagtar jahan jahangir jahid jairo jalal jaleel
    jalil jamaal jamil jamila jamilu jamshed jana janaki janek janez janka jannat janos jarek jarmila jaroslav
    jasbir jashan jasleen jasmeen jasmeet jasna jaspal jasvinder jaswant jaya jayanti jayesh jeevan jelani
    jerneja jerzyk jesper jeta jiahao jignesh jihan jinesh jing jiri jitendra jitka joana joao johannes jokin
    jolanda jonida jorgen josef josip josue jovana jovita jozef jukka juliusz juma jumana junko jurate jurgita
    jurij jyoti jyotsna kabir kadija kadir kaede kaleem kalina kalpana kalpesh kalyani kamal kamala kamalpreet
    kamau kamran kanchan kanwal kaori kapil karan karanja karanjit kareem kareena karel karsten kartik kasim
    katalin katarina katerina kateryna kaukab kausar kavitha kayode kazim kazimiera kazuki kazuko kedar kehinde
    kelechi kemal kenan kenji kenza kerem ketan ketevan khaled khaleda khanh khawaja khayyam khuram khurram
    khurshid kiavash kimiko kinnari kirit kirpal kishan kishor kiyan klaudija klea klodian kodjo koffi kofoworola
    koji kolawole komal konstancja konstantin konstantina konstantinos kornel kornelia kosta kostas krasimir
    kripa krishan krishna kristaps kristiina kristijan kristof kristofer kristzina krystian krystiana krystof
    ksenia kseniya kubra kuldip kulsum kulvinder kumar kunal kushal lada ladan ladislav laima lajos lakshmi
    lalita lalji larbi larisa lasma laszlo latif latifa latoyah laxmi layan leda leonid leonidas lesia liang
    liban lidia lidija ligita lijuan lilijana liliya linh liridon lisbet liuba ljiljana ljubica ljubomir llorenc
    lorcan lorik loubna luan lubna lubomir lucjan lucjusz ludmila ludmilla ludwig ludwik lukas lukman luljeta
    luminita lutfi lwazi lyubov maaike maarten maha mahdi mahendra mahfuz mahi mahir mahira mahjabeen mahmoud
    mahmud mahnoor mahsa maimuna maisha maja makhosi maksim maksym mala malaika malgosia malia maliha malika
    malte mamta manan manasi mandeep mandla maninder manish manisha manjeet manjinder manju manjula manmeet
    manmohan mannat manoj mansoor mansoora mansour mantas manuela manveer marat marcelina margaryta margit
    mariame mariamma marianela mariano marija marijana marijke marika marilena marinela marios marisol marjan
    marouane marsel martyna martynas maruf marusa marwa marwan maryia maryna marzena marziyeh masahiro masako
    masood masooma masoud massimo matei mateja mateus mathias matteo matthias mattia mattis maurizio mauro
    maximiliano mayank mayowa mayur mayuri mbali mbaye meera meeta mehak mehboob mehdi mehmet mehran mehrdad
    mehreen mehul melaku melek melis meltem memoona mercan mersiha meryem mesut metin mette michail michalina
    michiel miguel mihail mikael mikel mikko milica milind milivoj miljana milos miloslav milosz mimoza minaz
    minh minoo mirabela mirabella mirjana mirka mirko mirsad misbah mislav mitesh mithun mizanur mladen modou
    modupe moeen mohamoud mohanad mohinder mohit moiz mojca mojgan mojisola mokhtar momina moneeb monika moninder
    monir monjur morad morenike moshe mostafa mthunzi muaz mubarak mudasar muhammet muhsin mujahid mujib mukhtar
    mukunda mumin muna munawar munazza muneeb muneer munir munira munther murad murali murat murtaza musa musab
    musarat mushtaq muslima mutasim muthoni muzaffar muzammil myint mykola nabeel nabeela nabil nabila nadeema
    nadejda nadezhda nadhira nadira naeema nafeesa nafisa nagesh nagina naguib nahid nahida naila naim naima
    najaf najib najma nakul nalini namdi nandini nandita nandu naoko narendra narges nargis narinda naseem naser
    nasim nasima nasra nasrin nasser naveen navid navjot navneet navroop nawal nawaz nayan nazanin nazar nazim
    nazir nazira nazma nazmul nazneen nazrul neelam neeraj neerja neeta neetu nefeli negar negin nehemiah nenad
    nerijus neringa nermin nesrin neven nevena neza ngaio ngoc ngoni nguyet nhung nicanor nicolae nicolo nicusor
    nihal nihat nikhil nikhita niklas nikolaj nikolaos nikoleta nikolina nilesh niloufar nilufar nimisha nimo
    nimra niranjan nirmal nirmala nishant nitin nitya nivedita nkem nkosana nneka nokuthula noluthando nomsa
    nomvula noor noora norbert nosheen noura ntombi nuno nura nurdan nuria nurul nusrat nuwan nwamaka nyambura
    nyasha obadiah obafemi obiageli obioma octav octavio odeta odhran ogechi oghenekaro oguzhan ohemaa okechukwu
    oksana oktay olabisi oladele oladipo olajide olamide olanrewaju olatunji olayinka oleh oleksandr oleksandra
    oleksii olesya olfat olivera olivier olivija oliwier ollia olta olubunmi olufemi olufunke olugbenga olukayode
    olusegun olusola olutayo oluwadamilola oluwafemi oluwakemi oluwatobi oluwatosin olya olympios omair omid
    omolara omololu omotola onder ondrej onur orhan oriane ornella orsolya osagie osama osaze osman ossama othman
    otilia ottavia oumar oumou owais ozan ozge ozlem paata pablo padma pallavi panagiotis pankaj parag paraskevi
    paresh parisa parmesh parmjit parth parvati parvez parvin parwaiz pascual pasquale patrik patrycja paulius
    pavla pavol pawan payal payam pedram pelin penda perihan pervaiz pervez petar peteris petko petros petru
    petruta petya phuc phumzile phuong pinar piyush plamen polina poonam prabhjot pradeep prageeth prakriti
    pramod pranav prasad prashant pratik praveen predrag preet preeti premal premila prisca pritam priti priyanka
    przemysl puneet purnima pushpa qadir qaiser qamar quang quoc quratulain raakel rabeea rabeya rachana rachida
    rachna radha radhika radka radmila radomir radovan raducu rafaella raffaele raghav ragini rahat raheel
    raheela raheem rahel rahila rahim rahima rahma rahman raif raimonda raimund raisa raj rajan rajbir rajdeep
    rajeev rajendra rajiv rajkumar rajni raju rajvinder rakesh rakhi rama raman ramandeep ramanjit ramazan rameez
    ramin ramiro ramiz ramla ramunas ramune randeep rania ranjan ranjeet ranjini ranveer raouf rasa rasheed
    rasheeda rashida rashmi rasim rasmus rastislav ratko ravinder ravneet rayan rayhan rayyan razaq razia reda
    redouane reem rehan rehman reinhard reka rema remigijus remigiusz renars renu reshma reyhan reza rezarta
    ricarda ricards riccardo riddhi rifat rihanna rima rimantas rimma risha rishi ritesh ritika ritu riya riyad
    riyaz robbert rocio rodica rodolfo rodrigue rohini rohma roja rokas rolandas romain roman romano romina
    romuald ronak ronit roshan roshni rossana rossella rowan ruba rubab rubel rucha ruchi ruksana rumana rumyana
    rupa rupal rupinder ruqayyah rushda ruslan ruslana rustam ruxandra ruzena ruzica saad saadia sabah sabahat
    sabiha sabir sabira sabri sachin sadaf sadhbh sadiq sadiya saeeda safa safia safiya sagal sagar sahar sahel
    sahil saida saif saiful saifullah saikou saim saima sajida sajjad sakina salah saleh saleha salih saliha
    salim salima sallyann salma salman salwa samad samah sameer sameera samia samiha samim samiul samiya sammara
    samra samreen samsul samya sanam sanaullah sandor sandro saneela sangeeta sangita sania sanija sanjeev sanjit
    sanna sanne santosh sanya saqib sarbjit sarfraz sarika sarita sarmad sarmila sarojini sarra sarthak sarwar
    sasikala sathish satish satpal satwinder satya saulius saurabh saverio savitri sayed sayeed sayeeda sebastien
    sefa segolene seher seif sejal sekou selam selamawit selcuk selda selim selin selvi sema semra senait senan
    senem serap serdar sergei sergey serhat serhii serhiy serkan serwaa sevda sevgi sevim sevinc seyed shaan
    shabbir shabir shabnam shadi shafaq shafi shafqat shagufta shaheda shaheen shahin shahla shahrukh shahzad
    shahzadi shaikh shaila shaima shaista shakil shakila shakir shakira shalini shama shameem shamila shamim
    shamima shamsa shamshad shamso shankar shanmugam shanthi sharad sharif sharifa sharmila sharmin shashank
    shashi shaukat shaymaa shazad sheema sheetal shehla shehnaz shehryar shehzad sheraz sherin shermin shiraz
    shivam shivani shoaib shobha shobna shokat shpresa shqipe shreya shruti shubham shukri shumaila shweta sibel
    sibongile siddharth sidra sifat siham sikander silvija silvina silvio silviu simin simonas simonetta
    simranjit sindhu siofra sipho siraj sirine sirwan sitara siva sivakumar siyabonga slavica slavko slobodan
    smita snezana snigdha sobhan sobia sofiane sofija sofiya sohaib soheil sokol soledad somaya sonal sonali
    sonam soner sonika sophio soraia soraya sorin sorina sotirios souleymane soumya spiros spyridon srdjan
    sreedevi srinivas stanimir stanislav stanislava stasys stavros stefaniya stefanos stelian steliana stelios
    stepan stoyan suad subhan subhash sucheta sudha sudhir suela suhail suhayb sukhbir sukhi sukhjinder sukhpreet
    sukhraj sukina sukru sulaiman suleiman suleman sumayyah sumera sumit sumita sunaina sundeep suneel suneeta
    sungmin suraj surekha surjit surya susana sushila sushma suzana svein svenja sviatoslav svitlana swapna
    swaran swathi swetha syeda sylwester syra szabolcs szczepan szilvia taahir tabassum tadas tadesse taha taher
    tahira tahmina taimoor taiwo takeshi talha talib tamana tamanna tamas tanja tanjina tanuja tanvi tanvir
    tapiwa taqi tarak taranjit taras tarlochan tarun tasawar tasnim tatenda tatjana tauseef tawanda tayyab
    tayyaba tayyiba tehmina tejal tejas tejinder telma temi temidayo tendai teodor teodora tereza terezia tetiana
    tetyana thabiso thabo thandeka thandi thandiwe thanh tharindu theepan theodoros thiago thierry thilini
    thomasz thorsten thulani thuy tiago tihomir tijana tiziana tobechukwu tobiasz tochukwu tokunbo tolga tomas
    tomislav tonderai torsten tosin tove toyin traian trang trinh trung tshepo tsvetan tsvetelina tugba tuncay
    turgut tushar tuyet tymon uchechi uchenna ugochukwu ugonna ugur ulrike umair umairah umama umer umit ummar
    unathi upendra urmila urte usama uwe uzair uzma uzoma vaidas vaishali vaiva valdas valdis valentyna valerija
    valeriu valeriya valon vanda vanja varun vasanth vasantha vasantkumar vasilica vasiliki vasilios vasilis
    vasyl vedran veena veerle velibor velizar vendula venelin venkat venkatesh veronika vesela vesna vibha vidas
    vidya vijaya vikas viktoria viktorija vilius vilmos vimal vinay vincas vineet vineeta vipul virendra viresh
    virginija vishal vishnu visvaldas vitalie vitalii vitaly vitor vivek vjosa vladimira vladislav vlado vlatka
    volkan volodymyr vusumuzi vuyo vytautas waclaw wafa wafaa wahid wahida wajid walaa waldemar waleed walid
    wambui wangari wanjiku wanjiru warda waseem wasif wasim weijun wendimu weronika wieslaw wieslawa wiktoria
    wikus wioletta wladyslaw wlodzimierz woldemar xhevahir xiao xiaoming xiuying xolani yacine yacoub yael yahya
    yakub yamina yana yanis yannis yaqub yara yaroslav yaseen yasemin yaser yash yashoda yasin yasmina yasser
    yassin yassine yazan yehuda yekaterina yelena yemisi yetunde yevgeny yevhen yiannis yigit yilmaz yitzhak
    yohannes yolisa yordan yordanka yosef youcef yousaf yousef yousif youssef youssouf yuki yuksel yulia yuliana
    yuliia yuliya yunus yuri yuriy yusra yusuke yvonna zabihullah zafer zahida zaid zaida zain zaina zakaria
    zakariya zaki zakir zakiya zaman zandile zanele zarah zareen zarina zaynab zdenek zdenka zdravko zeba zeenat
    zehra zeinab zenon zephaniah zerina zeynep zhanna zhivko ziad zinaida zineb ziyad zlatan zlatko zohra zoltan
    zoran zorica zsofia zsolt zsuzsanna zubaida zubeda zulaikha zuleika zulfiqar zvonimir zygmunt
    """
)
# Words first of all; what is not here and not above is hardly anybody's name.
_WORDS = words(
    """
    amber april autumn blessing bliss blossom chase cherry comfort constance coral crystal dawn earl eden faith
    fern flora ginger glory grant guy harmony haven holly honey honor hope hunter ivory ivy jewel joy june
    justice laurel lavender liberty melody mercy miles misty opal pearl piper precious prince promise raven sage
    scarlet serenity summer sunny tempest treasure trinity unity velvet verity virtue willow winter wisdom wren
    """
)
# A text may hold these without meaning a person: things, brands, short forms. Something beside them has to tell.
_THINGS = words(
    """
    abs ad akin al amana amin angelica aria ariel arlo art aud baran bas bea bel bil cal cam carina cassia char
    chess chez chuck clementine col con del des dom dot ed em flo frank gem griffin hal harris hector herb
    hyacinth indiana iris jas jasper jazz jerry juno just lance leon lex lol luna mac mal marge marina mart mat
    max mel mercedes minerva mo mon mu myrtle nan ness non noor octavia ola orion otto pandora pat penny perry
    pierce pip pixie primrose raj remo reva ria rico rod ry sal sawyer sid sky sol stanley stella stew tad tam
    tan tel tiff trace tudor ty una van vance ver vi vin viv von wal wend wes wil win wyn yas
    """
)
# Towns and countries too: after "in" or "from" they are not the person.
_TOWNS = words(
    """
    adelaide alexandra arran ashley ashton asia asmara bailey bethany beverley blake brent brooklyn carolina
    charlotte chelsea clare clinton clyde dakota dana denver devon erin florence francis georgia granville
    indiana innes iona isla jackson jordan kelsey kendal kennedy kerry kimberley leigh lewis logan lorne lorraine
    lourdes lydia madison milan milton moray morgan odessa paris ross rowan savannah shannon sheldon shiloh
    shirley sidney sienna skye sofia sydney troy tyrone valencia verona victoria virginia wesley
    """
)
# In small letters these are words: "a jack", "the dean", "poppy".
WORDS_IN_SMALL = words(
    """
    abigail aga aggie akin alexia aliyah alma amie amrita angelica anil ant aria ariel arta aurelia bailey barbie
    barney beau benedict benjamin benny bertha beryl biddy billy bob bobby bola brad briony brogan bryony buddy
    cade cain calliope cam carina carl cassia cate chad charlie charlotte christie chuck clemency clementine
    colleen dahlia daisy daphne dean derrick dick dina dirk don donna dora ebony eddy emir fanny florin franklin
    gabby gaby gaz gemma gene geneva gilbert gill ginny gita graham griffin hafiz hamza hank harry heather henry
    hew homer hyacinth iris jack jade jane jasmine jasper jean jenny jess jill jim jimmy joey john johnny josh joss
    kamala kat keef kelly kelvin ken kitty kris kyle lance lena leone lev liana lily lin lindy lola lottie louis
    luce ludo lulu magdalen mala mara marc marcel margarita marge marguerite maria marina marlin martin mason
    mavis maxwell maya meg mick mickey mike milo mim mina missy moll molly morris myrtle nancy nelly nelson nina
    noel obi oriel otto paddy pandora patsy patty peg pen peregrine perry peter phil phoebe pierce pixie poppy
    primrose rhea rishi roger romeo rona rory rose rosemary ruby sally sandy sawyer serena sheila shelly shiv
    sienna sissy sonny soph stan tabby tammy teddy terry timothy tolu tony troy val vanda veronica violet vita
    warren willy yaw
    """
)

FIRST_NAMES = GIVEN_NAMES | _LONG_HEARD | _FROM_EVERYWHERE | _WORDS
TOWNS = FIRST_NAMES & _TOWNS
# With a capital letter nothing but a person is called so, or what is called after one.
TELLING = frozenset(name for name in FIRST_NAMES - _THINGS if len(name) > 2 and not is_word(name))
# The same in small letters.
TELLING_SMALL = frozenset(name for name in TELLING - TOWNS - WORDS_IN_SMALL if len(name) > 2)
