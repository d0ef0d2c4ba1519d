/** Places whose names contain, or look like, a word that offends. */
export const PLACES = (
  "Scunthorpe, Penistone, Cockermouth, Clitheroe, Lightwater, Shitterton, Sandy Balls, Twatt, Wetwang, Bitchfield, " +
  "Pratts Bottom, Titty Hill, Brown Willy, Fanny Barks, Upperthong, Netherthong, Thong, Muff, Lickey End, Bell End, " +
  "Great Cockup, Cock Bridge, Cockfosters, Cockington, Cockshutt, Cocking, Three Cocks, Cockthorpe, Crapstone, " +
  "Crackpot, Assington, Assynt, Ramsbottom, Broadbottom, Shittlehope, Spital-in-the-Street, Sexhow, Six Mile Bottom, " +
  "Ugley, Nasty, Loose, Droop, Horncastle, Hornchurch, Whorlton, Bastardo, Condom, Pussy, Anus, Fugging, Fucking, " +
  "Wank, Wankdorf, Wankendorf, Petting, Titisee, Dildo, Come By Chance, Blow Me Down, Intercourse, Blue Ball, Climax, " +
  "Hell, Boring, Dull, Looneyville, Hooker, Weed, Weener, Wiener Neustadt, Phuket, Phuc Yen, Phu Quoc, Bangkok, " +
  "Shag Harbour, Gaywood, Gays Mills, Fort Gay, Dykehead, Dickshooter, Titchfield, Titsey, Tittensor, Tittesworth, " +
  "Titterstone, Buttermere, Butt Lane, Cumnock, Cumbernauld, Cumnor, Cumwhitton, Fukuoka, Fukushima, Fukui, Hoorn, " +
  "Niger, Nigeria, Montenegro, Rio Negro, Negril, the Negev, Coonabarabran, Coon Rapids, Chingford, Chingola, Pakenham, " +
  "Goole, Dagenham, Slutsk, Upper Slaughter, Prickwillow, Prato, Wangford, Knob Lick, Knob Noster, Bollington, " +
  "Ballsbridge, Mianus, Analomink, Rapides, Essex, Sussex, Middlesex, Pornic, Pornichet, Boobyalla, Brest, Breaston, " +
  "Nipomo, Pusey, Beaverton, Bushey, Virginville, Chipping Sodbury, Sodom, Buggerru, Crapaud, Turda, Poo Poo Point, " +
  "Poole, Peebles, Pee Dee, Pissouri, Pissos, Wee Waa, Dungeness, Jizzakh, Jizan, Grope Lane, Lustleigh, Stiffkey, " +
  "Dongola, Tosside, Slagelse, Minge Lane, Gasherbrum, Mong Kok, Mongolia, Cretingham, Idiotville, Morón, Dumbarton, " +
  "Dumbleton, Wormwood Scrubs, Nazareth, Saint-Nazaire, Killaloe, Killarney, Killingworth, Murderkill, Lynchburg, " +
  "Hanging Houghton, Hangleton, Bloody Foreland, Deadwood, Dammam, Hellifield, Bitche, Bitschwiller, Plymouth Hoe, " +
  "Ivinghoe, Tramore, Tartu, Gipsy Hill, Pikesville, Hunstanton, Aboyne, Crackington, Kikinda, Nipigon, Tranent, " +
  "Lesbos, Lesbury, Homosassa, Dyke, Devil's Dyke, Beaver Lick, Toad Suck, Hookersville, Assawoman, Shitagoo Lake, " +
  "Slutshole Lane, Wankie, Tightwad, Slaughter Beach, Dickinson, Big Bone Lick, Spread Eagle, Middle Wallop, Rottingdean, " +
  "Rottenburg, Foul Mile, Old Sodbury, Horneytown, Effin, Arsoli, Bumbang, Bum Bum Creek, Yorkeys Knob"
).split(", ");

/** Family and given names that contain, or look like, a word that offends. */
export const FAMILIES = (
  "Cockburn, Dickinson, Dickerson, Dickens, Dickson, Dicks, Dix, Cocker, Cockcroft, Cockerell, Cockrell, Cockayne, " +
  "Cocks, Hancock, Hitchcock, Babcock, Woodcock, Glasscock, Wilcock, Alcock, Adcock, Peacock, Pocock, Badcock, Handcock, " +
  "Simcock, Silcock, Laycock, Heathcock, Titcomb, Titmuss, Titchmarsh, Titley, Titterington, Butts, Butterworth, Buttle, " +
  "Buttigieg, Butz, Rump, Arsenault, Arslan, Arseny, Assad, Asscher, Assman, Glass, Glassman, Cass, Bass, Bassett, " +
  "Wassermann, Passmore, Hassall, Cumming, Cummings, Cumberbatch, Fokker, Fuchs, Fux, Fuks, Focke, Fukuda, Fanny, " +
  "Fannin, Fanning, Fagan, Fagg, Faggetter, Fagin, Fagerholm, Gaylord, Gaye, Gayle, Gay, Hooker, Hoare, Horniman, " +
  "Hornby, Kuntz, Kunz, Kuntze, Niggemann, Negreanu, Negroponte, Negrete, Negri, Nigel, Coon, Coombs, Cooney, Coonan, " +
  "Spicer, Spick, Japp, Gooch, Dagobert, Slattery, Slaughter, Whorton, Wharton, Prickett, Pratt, Pratchett, Wang, " +
  "Wanger, Wankel, Knobel, Knobloch, Balls, Ballard, Shatner, Schmuck, Schmuckler, Putz, Putzier, Raper, Rapley, " +
  "Sexton, Sexsmith, Pornsak, Nipper, Pussey, Beaver, Bieber, Clitherow, Virgin, Soderbergh, Bugg, Buggs, Bumgarner, " +
  "Bumpus, Bumstead, Crapper, Crapo, Pissarro, Pistone, Semenov, Semenya, Gropius, Gropper, Lust, Lustig, Hardon, " +
  "Bonar, Boner, Stiff, Dong, Wiener, Willy, Gitlow, Slagle, Slager, Scumaci, Twitty, Mingay, Muffett, Gash, Spassky, " +
  "Moroni, Moronta, Dumbrell, Piggott, Pigott, Pigg, Hogg, Hogben, Rattenbury, Weisel, Snook, Nazia, Coward, Killick, " +
  "Killen, Murdoch, Lynch, Hurt, Hurtado, Bloodworth, Deadman, de'Ath, Coffin, Butcher, Damm, Hellmann, Devine, " +
  "DeVilbiss, Bitsch, Bastable, Hoelscher, Tart, Slutsky, Trollope, Chavez, Chavasse, Wogan, Kraut, Sambourne, Hickman, " +
  "Shylock, Dykes, Van Dyke, Dykstra, Bender, Longbottom, Rowbottom, Higginbottom, Shufflebottom, Sidebottom, " +
  "Winterbottom, Ramsbottom, Bottom, Dick, Dicker, Dickman, Dikshit, Phuc, Bich, Thi Dung, Hung, Wank, " +
  "Kock, Koch, Cox, Cocksedge, Pecker, Smellie, Bogan, Loon, Looney, Nutter, Dunce, Savage, Moody, Gross, " +
  "Ho, Hoe, Slapper, Crook, Crooks, Trull, Whorf, Crippen, Cripps, Nutt, Bastard, Cunningham, Twigg, " +
  "Suk, Suckling, Suckow, Swallow, Blower, Sacks, Rimmer, Bollock, Tossell, " +
  "Boobier, Spunkmeyer, Pratley, Wally, Berk, Burke, Git, Gitting, Muppett, Wanklyn, Wanklin"
).split(", ");
