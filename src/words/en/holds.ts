import type { Catalogue } from '../words';

/** Why the run stands still: what is the matter, and where to look or what to do next. */
export const holds = {
  'hold.danger': {
    title: 'Danger was reported. Everyone stays out.',
    line: 'Go on only after the fire service or an electrician has been there.',
  },
  'hold.older-journal': {
    title: 'Look at every stack: this record is an older copy.',
    line: 'How far the run went is not known. Stop here, then start restore-only.',
  },
  'hold.wrong-decision': {
    title: 'Touch nothing: the next question would have broken {invariant}.',
    line: 'A fault of Stackhand, not yours. Stop here and keep the data folder.',
  },
  'hold.goes-round': {
    title: 'Touch nothing: the run goes round and asks nothing.',
    line: 'A fault of Stackhand, not yours. Stop here and keep the data folder.',
  },
  'hold.not-parked': {
    title: '{what?Inverter|Inverters} {what}: not parked.',
    line: 'Standby at its own panel. Then read the battery watts.',
  },
  'hold.inverter-pushes': {
    title: '{what?Inverter|Inverters} {what}: battery power still flows.',
    line: 'A charger, the sun or a load? Switch it off, read again.',
  },
  'hold.source-on': {
    title: 'Not switched off: {what}.',
    line: 'Each source of the site, at its isolator.',
  },
  'hold.current-flows': {
    title: 'Current flows at {stacks?stack|stacks} {stacks}, or nobody read it.',
    line: 'Find what charges or draws. A breaker opened now would arc.',
  },
  'hold.reading-old': {
    title: 'The reading at {stacks?stack|stacks} {stacks} is too old.',
    line: 'Nobody did wrong. Read it once more.',
  },
  'hold.high-voltage': {
    title: 'Not a stated 48 V class: this procedure is not for it.',
    line: 'Stop. Words, tools and limits here are for low voltage only.',
  },
  'hold.readings-too-near': {
    title: 'The two readings of {stacks?stack|stacks} {stacks} stand too near together.',
    line: 'Read the amps, wait 60 s, read them again.',
  },
  'hold.photo-missing': {
    title: 'Photograph the switches of {stacks?stack|stacks} {stacks} once more.',
    line: 'Taken after the last move, with the printed ON in the picture.',
  },
  'hold.second-look-again': {
    title: 'Have the second person look at all switches again.',
    line: 'Switches were moved since that look.',
  },
  'hold.locks-missing': {
    title: '{found} {found?lock|locks}: not one on every breaker.',
    line: 'A second inverter, another wall? Find each breaker, count again.',
  },
  'hold.reconnect-unknown': {
    title: 'Nobody wrote down how this site reconnects.',
    line: 'Ask who commissioned it: which precharge? Then correct the site file.',
  },
  'hold.another-is-on': {
    title: '{stacks?Stack|Stacks} {stacks} {stacks?is|are} not dark.',
    line: 'One stack at a time. Hold its button until LCD and lamps are dark.',
  },
  'hold.no-join-limit': {
    title: 'Nobody entered the voltage limit for joining.',
    line: 'Ask the maker. Without it the stacks stay apart.',
  },
  'hold.volts-missing': {
    title: 'No volts known of {stacks?stack|stacks} {stacks}.',
    line: 'Measure each alone before a second one comes on.',
  },
  'hold.mixed-meters': {
    title: 'The stacks were measured with different meters.',
    line: 'One meter, one range for all. Measure all again.',
  },
  'hold.volts-old': {
    title: 'The volts were not measured in one go.',
    line: 'All stacks within one hour. Measure all again.',
  },
  'hold.no-volts': {
    title: '{stacks?Stack|Stacks} {stacks} {stacks?was|were} on and gave no volts.',
    line: 'Meter and points right? Else it may be half written: leave it off.',
  },
  'hold.volts-from-before': {
    title: 'The volts were measured more than an hour ago.',
    line: 'A stack can drift by itself. Take the cables out, measure all again.',
  },
  'hold.volts-apart': {
    title: 'The stacks stand {spread} V apart. The limit is {limit} V.',
    line: 'Lowest: {low}. Charge it alone and slowly, rest an hour, measure all.',
  },
  'hold.current-between-stacks': {
    title: 'Current flows between the stacks: {stacks}.',
    line: 'Switch all off. Measure each alone. They will not even out.',
  },
  'hold.lit-with-zeros': {
    title: 'LCD of {stacks?stack|stacks} {stacks} lit with zeros: not off.',
    line: 'Touch no switch, no plug. Hold the button again, watch the lamps.',
  },
  'hold.still-lit': {
    title: '{stacks?Stack|Stacks} {stacks} {stacks?is|are} not dark.',
    line: 'Switches and plugs only with LCD and lamps dark.',
  },
  'hold.feed-is-switched-off': {
    title: 'May go out with the inverter: {what:feed}.',
    line: 'Feed it from grid or power bank. Then correct the site file.',
  },
  'hold.busbar-not-read': {
    title: 'Nobody measured the busbar.',
    line: 'All off is seen by a meter. Prove it first on a known source.',
  },
  'hold.busbar-live': {
    title: 'Busbar {volts} V with all stacks off: something feeds it.',
    line: 'Under {limit} V is wanted. A stack, a breaker, a source still on?',
  },
  'hold.breakers-not-closed': {
    title: '{found} of {wanted} battery breakers closed: not all.',
    line: 'Each one, by its owner, before the inverter starts. Count again.',
  },
  'hold.feeds-not-seen': {
    title: 'Nobody saw whether computer, network and tool still have power.',
    line: 'Look at all three. What feeds their sockets now?',
  },
  'hold.left-out-lit': {
    title: 'Left out of the set and not dark: {stacks?stack|stacks} {stacks}.',
    line: 'It shares the busbar. Hold its button until LCD and lamps are dark.',
  },
  'hold.power-not-seen': {
    title: 'Nobody saw whether stack {stack} is on.',
    line: 'Go and look at its LCD and lamps.',
  },
  'hold.not-seen-dark': {
    title: 'Stack {stack} was not seen dark before its power-on.',
    line: 'Hold its button until LCD and lamps are dark. Then switch on.',
  },
  'hold.not-left-dark': {
    title: 'Not seen dark: {stacks?stack|stacks} {stacks}.',
    line: 'A set that is left apart is left off. Look at LCD and lamps.',
  },
  'hold.amps-not-read': {
    title: 'Nobody read the amps of {stacks?stack|stacks} {stacks}.',
    line: 'Only amps tell when two stacks work against each other. LCD or clamp.',
  },
  'hold.bank-not-seen': {
    title: 'Nobody saw how {bank} stands: {stacks?stack|stacks} {stacks}.',
    line: 'Torch, mirror, photo. Then tap every switch.',
  },
  'hold.as-found-not-seen': {
    title: '{bank} not seen as found: {stacks?stack|stacks} {stacks}.',
    line: 'Torch, mirror, photo. What nobody saw nobody can put back.',
  },
  'hold.mode-not-seen': {
    title: 'Nobody saw stack {stack} begin to count.',
    line: 'A number without its mode can be half of another reading. Look again.',
  },
  'hold.feed-lost': {
    title: 'Something this job needs went out with the inverter.',
    line: 'Give it another feed. Then look again at all three.',
  },
  'hold.half-on': {
    title: '{stacks?Stack|Stacks} {stacks}: LCD lit with zeros, half on.',
    line: 'Write nothing to it. Off, wait until all is dark, switch on once.',
  },
  'hold.wrong-stack-lit': {
    title: 'Stack {found} lit up, not stack {wanted}.',
    line: 'Switch {found} off. Read the sticker. Then press {wanted}.',
  },
  'hold.service-pattern': {
    title: '{bank:bank} still in a service position: {stacks?stack|stacks} {stacks}.',
    line: 'Put it back as recorded. Then the breakers.',
  },
  'hold.open-obligations': {
    title: 'Not put back: {what:obligation}.',
    line: 'Put it back now, or stop here and start restore-only.',
  },
  'hold.inverter-blind': {
    title: '{what?Inverter|Inverters} {what}: no battery seen.',
    line: 'Its lead on the master’s inverter port? Its protocol switches as recorded?',
  },
  'hold.share-not-read': {
    title: 'Nobody read the share of {stacks?stack|stacks} {stacks}.',
    line: 'Read the amps under charge and under discharge.',
  },
  'hold.no-share-current': {
    title: 'Too little current to see each stack’s share.',
    line: 'Charge or load harder, then read every stack again.',
  },
  'hold.share-against': {
    title: 'Current against the other stacks: {stacks?stack|stacks} {stacks}.',
    line: 'Sign typed wrong, clamp turned, or one stack feeds another? Look.',
  },
  'hold.share-one-way': {
    title: 'Same sign in charge and discharge: {stacks?stack|stacks} {stacks}.',
    line: 'Type the sign of the meter. Same direction twice? Change the demand.',
  },
  'hold.share-uneven': {
    title: 'Not its share, by over {percent} %: {stacks?stack|stacks} {stacks}.',
    line: 'Its DC disconnect, contactor, lugs, address. Park before you open anything.',
  },
  'hold.as-found-addresses': {
    title: '{bank} as found makes no sense: {stacks?stack|stacks} {stacks}.',
    line: 'Tapped mirrored? Else it was wrong before you came: record a plan.',
  },
  'hold.left-apart': {
    title: 'An earlier run was stopped here: the set is not as recorded.',
    line: 'restore-only leads it back. With a reason the site file counts instead.',
  },
  'hold.left-out-before': {
    title: 'An earlier run left {stacks?stack|stacks} {stacks} out of the set.',
    line: 'Go on with a reason: it is taken in, addresses as in the site file.',
  },
  'hold.as-found-count': {
    title: 'The inverter shows {found}: not the stacks of this site.',
    line: 'One behind the wall, or one never counted? Count LCDs and DC cables.',
  },
  'hold.as-found-links': {
    title: '{found} Link {found?cable|cables} found: not the chain of this set.',
    line: 'Follow each cable by hand. One missing, or another set next door?',
  },
  'hold.no-snapshot': {
    title: 'Nobody recorded {bank} of stack {stack}.',
    line: 'No switch moves before its position is stored. Tap it first.',
  },
  'hold.same-identity': {
    title: 'Two stacks carry the same serial number.',
    line: 'Read both labels again. One number was typed twice?',
  },
  'hold.versions-differ': {
    title: 'Versions differ between the stacks: {component} {versions}.',
    line: 'Mixed stacks are not joined. Update the rest, or plan a smaller set.',
  },
  'hold.half-updated': {
    title: 'The set is half updated: {component} {versions}.',
    line: 'It is not joined so. Stop here and update again, or leave one out.',
  },
  'hold.modules-unread': {
    title: 'Nobody read all modules: {component} {versions}.',
    line: 'Read them with the tool, or say how you know them.',
  },
  'hold.found-in-service': {
    title: '{bank} of {stacks?stack|stacks} {stacks}: a service position, nobody’s place.',
    line: 'Find its place in the inverter’s manual, set it, tap again.',
  },
  'hold.not-passed': {
    title: '{stacks?Stack|Stacks} {stacks}: not passed.',
    line: 'Links go back when every stack has passed. Finish these first.',
  },
  'hold.address-not-as-recorded': {
    title: '{bank} does not stand as recorded: {stacks?stack|stacks} {stacks}.',
    line: 'Move it by the drawing. Then tap it as it stands.',
  },
  'hold.not-stand-alone': {
    title: '{bank} of stack {stack} is not set to stand alone.',
    line: 'Move it by the drawing. Then tap it as it stands.',
  },
  'hold.bank-not-as-recorded': {
    title: '{bank} stands differently than recorded: {stacks?stack|stacks} {stacks}.',
    line: 'Moved instead of another bank? Put it back by the drawing.',
  },
  'hold.noted-or-seen': {
    title: '{bank} of stack {stack}: noted and seen differ.',
    line: 'See the photo. Moved by mistake: put it back. Noted wrongly: go on with a reason.',
  },
  'hold.power-on-order': {
    title: 'Stack {first} comes on before stack {stack}.',
    line: 'From the last slave to the master. Read the stickers.',
  },
  'hold.gap-too-short': {
    title: 'Too early: {seconds} s between two stacks.',
    line: 'The clock runs from the press that lit the LCD.',
  },
  'hold.two-masters': {
    title: 'Two masters on one chain: {stacks}.',
    line: 'Both off. Look at the address switches of each.',
  },
  'hold.links-not-back': {
    title: '{found} Link {found?cable|cables} plugged: not the whole chain.',
    line: 'Compare with your photo. Push each plug until it clicks, count again.',
  },
  'hold.links-in-hand': {
    title: '{found} Link {found?cable|cables} in hand: not the whole chain.',
    line: 'Follow each port by hand. Both ends out? Count again.',
  },
  'hold.counts-differ': {
    title: 'First {first}, then {again}: the number had not settled.',
    line: 'The state of charge looks alike. Wait, then read both again.',
  },
  'hold.count-alone': {
    title: 'Stack {stack} counts {found}: not proven alone.',
    line: 'A Link left in, or its address switches. All off, look, once more.',
  },
  'hold.count-set': {
    title: 'The count on stack {stack} is {found}: not this set.',
    line: 'A dark LCD, a plug not clicked, two equal addresses? All off first.',
  },
  'hold.not-counted': {
    title: 'The whole set has not been counted.',
    line: 'Breakers stay open until the master has counted.',
  },
  'hold.breaker-volts-missing': {
    title: 'Breaker {breaker}: volts not known on both sides.',
    line: 'Measure both sides while it is open.',
  },
  'hold.polarity': {
    title: 'Breaker {breaker}: plus and minus exchanged. Don’t close.',
    line: 'First the leads of the meter, then the cables.',
  },
  'hold.breaker-volts-apart': {
    title: 'Breaker {breaker}: the sides stand {apart} V apart. Don’t close.',
    line: 'Precharge the inverter side again, then measure it.',
  },
  'hold.breaker-reading-old': {
    title: 'The volts at {breakers?breaker|breakers} {breakers} are too old.',
    line: 'Nobody did wrong. Precharge and measure both sides once more.',
  },
  'hold.another-writes': {
    title: '{stacks?Stack|Stacks} {stacks} {stacks?is|are} still writing.',
    line: 'One at a time. Hands off until it has finished.',
  },
  'hold.hands-off': {
    title: 'Hands off: {stacks?stack|stacks} {stacks} writing.',
    line: 'Power, leads and laptop stay as they are.',
  },
  'hold.suspected-brick': {
    title: '{stacks?Stack|Stacks} {stacks} did not come back[: still {code}].',
    line: 'Leave it powered and connected. Call the maker. Others stay off.',
  },
  'hold.soc-not-known': {
    title: 'The state of charge of stack {stack} is not known.',
    line: 'Read its LCD, or its tool. Nothing is written blind.',
  },
  'hold.soc-outside': {
    title: 'Stack {stack} is at {found} {unit}: too low or too high.',
    line: 'Charge or discharge it alone. The product page names the window.',
  },
  'hold.temperature-not-known': {
    title: 'The temperature of stack {stack} is not known.',
    line: 'Read its LCD, its tool, or measure at the casing.',
  },
  'hold.temperature-outside': {
    title: 'Stack {stack} is at {found} {unit}: too cold or too warm.',
    line: 'Warm or cool the room, then wait. The product page names the window.',
  },
  'hold.cell-spread-not-known': {
    title: 'The cell spread of stack {stack} is not known.',
    line: 'Read it in its tool.',
  },
  'hold.cell-spread-outside': {
    title: 'The cells of stack {stack} stand {found} {unit} apart.',
    line: 'Balance it first: charge it alone, slowly, to the top.',
  },
  'hold.code-not-seen': {
    title: 'Nobody could read the LCD of stack {stack}.',
    line: 'Mirror, torch, camera. Without the code nothing goes on.',
  },
  'hold.code-stays': {
    title: 'Stack {stack} still shows {code} after its count.',
    line: '[{meaning}. ][{lookAt}]',
  },
  'hold.inverter-not-seen': {
    title: 'Stack {stack} shows {code}. Nobody saw {what?inverter|inverters} {what}.',
    line: 'A dark inverter explains this code, a lit one does not. Look there.',
  },
  'hold.module-count': {
    title: 'Stack {stack} counts {found} {found?module|modules}: not those of this site.',
    line: 'Look at lamp, switch and ADD of every module. Then count again.',
  },
  'hold.code-unknown': {
    title: 'I don’t know {code} on stack {stack}. Don’t go on.',
    line: 'Take a photo of the LCD. Call the maker’s help desk.',
  },
  'hold.mode-still-shown': {
    title: 'Stack {stack} shows {code}, not charge and power.',
    line: 'A service position is still set. Put {bank:bank} back, look again.',
  },
  'hold.code-blocks': {
    title: 'Stack {stack} shows {code}: it does not belong here.',
    line: '[{meaning}. ][{lookAt}]',
  },
  'hold.version-unreadable': {
    title: '{part}, stack {stack}, shows {found}: cannot be read.',
    line: 'Read it once more. Its green lamp lit? Then call the maker.',
  },
  'hold.version-not-known': {
    title: '{part}, stack {stack}: its version is not known.',
    line: 'Read it before anything is written. Unknown cannot be compared.',
  },
  'hold.would-go-back': {
    title: '{part}, stack {stack}: this would be an older version.',
    line: 'Wrong pack? Look at the plan. Going back takes a reason.',
  },
  'hold.version-unlisted': {
    title: '{part}, stack {stack}: {found} is on no list.',
    line: 'Read all digits again. Right so? Someone must place it.',
  },
  'hold.version-not-seen': {
    title: 'Nobody read {part}, stack {stack}, after the update.',
    line: 'Read it. What was not seen has not passed.',
  },
  'hold.version-unchanged': {
    title: '{part}, stack {stack}, still shows {found}, as before.',
    line: 'The update left this part out. Look into the tool’s list.',
  },
  'hold.version-other': {
    title: '{part}, stack {stack}, shows {found}: not what was planned.',
    line: 'Wrong pack, or a misread digit? Read again, look at the tool.',
  },
  'hold.flash-not-seen': {
    title: 'Nobody saw the update of stack {stack} end.',
    line: 'Look at its LCD before anything else.',
  },
  'hold.previous-not-passed': {
    title: '{stacks?Stack|Stacks} {stacks}: not passed yet.',
    line: 'One stack passes before the next begins. Finish it first.',
  },
  'hold.not-held': {
    title: 'Stack {stack} has not run for {seconds} s since its update.',
    line: 'It passes after that time without a code.',
  },
  'hold.no-second-start': {
    title: 'Stack {stack} was not switched off and on since its update.',
    line: 'Only a second cold start shows that it comes back.',
  },
  'hold.not-held-together': {
    title: 'The set has not run for {seconds} s since the breakers closed.',
    line: 'Wait. Then read every LCD once more.',
  },
  'hold.code-not-since': {
    title: 'Nobody read {stacks?stack|stacks} {stacks} since the set came back.',
    line: 'Read every LCD once more, also when nothing is shown.',
  },
  'hold.wrong-stack-writes': {
    title: 'Stack {found} is writing, not stack {wanted}. Hands off.',
    line: 'Leave power and leads. Wait until its code goes.',
  },
  'hold.abort-torn': {
    title: 'Stopped while an update hangs. It stays powered.',
    line: 'The tool stays connected. Call the maker; others stay off.',
  },
  'hold.abort-apart': {
    title: 'Stopped while the set is apart.',
    line: 'Finish, or stop here with all off and locked.',
  },
  'hold.abort-mixed': {
    title: 'Stopped between two versions. The stacks stay apart.',
    line: 'Finish the rest, or stop here with all off and locked.',
  },
  'hold.abort-written': {
    title: 'Stopped after a stack was written. Nothing goes back to work.',
    line: 'Finish, or stop here: inverter and sources stay as they are.',
  },
  'hold.abort-returning': {
    title: 'Stopped while it goes back into service.',
    line: 'Finish: little is left. Or stop here as it stands.',
  },
  'hold.abort-redo-join': {
    title: 'Stopped before the count. All off, then joined again.',
    line: 'A chain that nobody counted stays out of service.',
  },
} as const satisfies Catalogue;
