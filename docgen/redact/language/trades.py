"""What a business is called besides its own name: its kind, its legal form, the town it is in. Hand-written."""

from __future__ import annotations

from docgen.redact.language.wordsets import words

LEGAL = words("ltd limited plc llp lp inc incorporated co company cic cio corp")
# A name with one of these is a business's, and nobody's surname.
KINDS = words(
    """
    bar pub inn tavern takeaway takeaways pizza pizzas pizzeria kebab kebabs grill restaurant cafe coffee bistro
    diner shop shops store stores supermarket minimarket newsagents salon barbers barbershop hairdressers hair
    beauty nails lounge nightclub club hotel guesthouse garage motors tyres autos autocentre mot services cleaning
    cleaners tandoori balti chippy chips fryer fisheries chicken peri noodle sushi bakery butchers foods
    convenience express lettings properties estates enterprises trading traders solutions gym fitness studio
    tattoo tattoos vape vapes vaping phones mobiles laundrette launderette carwash valeting scaffolding builders
    building roofing plumbing construction demolition recycling scrap scrapyard metals haulage skips taxis cabs
    vets dental pharmacy nursery brewery brewing arcade casino bookmakers snooker pools carpets furniture
    wines spirits offlicence casks shisha dessert desserts creamery
    """
)
# These go with them, and may be surnames, or words of the name itself.
_BESIDE_KINDS = words(
    """
    house kitchen room rooms fish spice food bars group holdings uk international world centre center park works
    yard court market plaza sons son brothers bros daughters north south east west city town
    derby chesterfield ashbourne belper bolsover buxton glossop heanor ilkeston matlock ripley swadlincote dover
    alfreton bakewell clowne dronfield eckington killamarsh shirebrook staveley wirksworth melbourne castle gresley
    nottingham sheffield leicester burton stoke mansfield london birmingham manchester england
    """
)
GENERIC = KINDS | LEGAL | _BESIDE_KINDS
