"""PLN: the people and the money there are, what the methods cost, and who is paid for part of the work."""

from pwp.checks import subjects
from pwp.checks.check import Context, Verdicts, advice, check, failed, met, missing
from pwp.findings import Place
from pwp.model.plan import BudgetItem, Contractor, Method, Plan, Resources
from pwp.spelling import listed, same_word, says_nothing

BUDGET = Place("plan.yaml", ("resources", "budget"))


@check("PLN06", step="plan", over=subjects.plan)
def resources_cover_the_methods(plan: Plan, ctx: Context) -> Verdicts:
    """The plan names the people, the money and the lead, and the money covers what the methods cost.

    Why: an engagement that runs out of money drops first what reaches the people hardest to reach.

    Put it right: in plan.yaml, under `resources`, fill `people`, `budget` (items with an `amount`) and `lead`. Where
    the methods cost more than the budget holds, change one or the other.
    """
    resources, lead = plan.resources, ctx.workspace.engagement.lead
    amounts = [
        item.amount for item in (resources.budget if resources else ()) if item.amount is not None and not item.not_done
    ]
    costs = [method.cost for method in plan.methods if method.cost is not None and not method.not_done]
    short = round(sum(costs) - sum(amounts), 2)
    if resources is not None and resources.not_done:
        yield failed("resources/not_done", f"there are no resources for it: {resources.not_done}")
    elif amounts and short > 0 and resources and (unsaid := _unsaid(resources)):
        yield missing(unsaid, f"the methods cost £{short:,.2f} more than the budget says, and this item has no amount")
    elif amounts and short > 0:
        yield failed("resources/budget", f"the methods cost £{short:,.2f} more than the budget holds")
    elif resources is None or not resources.people:
        yield missing("resources/people", "the plan does not say which people and skills there are for it")
    elif not resources.lead and not (lead and lead.role):
        yield missing("resources/lead", "the plan does not say which post leads the work")
    elif not amounts:
        yield missing("resources/budget", "the plan does not say how much money there is for it")
    else:
        yield met("resources")
        if not costs:
            yield advice("methods", "no method says what it costs, so nobody can see whether the budget covers it")


def _unsaid(resources: Resources) -> str:
    """Where the budget has an item without an amount, if it has one."""
    items = enumerate(resources.budget)
    return next((f"resources/budget/{number}" for number, item in items if item.amount is None), "")


@check("PLN19", step="plan", over=subjects.kept_methods, none="missing: the plan names no methods that are to be used")
def method_has_a_cost(method: Method, ctx: Context) -> Verdicts:
    """Every method that is to be used says what it is expected to cost.

    Why: one sum for everything hides what each way of reaching people takes, and what falls away first when money is
    short.

    Put it right: in plan.yaml, give each method its `cost` in pounds; 0 is an answer, as where only staff time goes
    into it. An item of the budget that is called as the method is does as well.
    """
    if method.cost is not None and method.cost < 0:
        yield failed("cost", f"{method.id} is said to cost less than nothing")
    elif method.cost is not None:
        yield met("cost")
    elif (line := _line_for(method, ctx)) is not None:
        yield met(line)
    else:
        yield missing("cost", f"nothing says what {method.id} is expected to cost")


def _line_for(method: Method, ctx: Context) -> Place | None:
    """The amount in the budget that is for this method and for no other."""
    plan = ctx.workspace.plan
    lines = enumerate(plan.resources.budget if plan.resources else ())
    priced = ((place, one.item) for place, one in lines if one.item and one.amount is not None and not one.not_done)
    found = next(((place, item) for place, item in priced if _is_called(method, item)), None)
    if found is None or any(
        _is_called(one, found[1]) for one in plan.methods if one is not method and not one.not_done
    ):
        return None
    return BUDGET.at(f"{found[0]}/amount")


def _is_called(method: Method, name: str) -> bool:
    """Whether a method goes by this name: its id, its title or its kind."""
    return any(same_word(name, one) for one in (method.id, method.title, method.method) if one)


@check("PLN20", step="plan", over=subjects.plan, asks_presence_only=True)
def plan_says_which_resources_there_are(plan: Plan, ctx: Context) -> Verdicts:
    """The plan says which resources there are for the engagement: people, money, a champion or a lead.

    Why: an engagement that everybody does beside their own work is the first to be dropped. This check only asks
    whether something is recorded; of the four, those that are absent are advice.

    Put it right: in plan.yaml, under `resources`, fill `people`, `budget`, `champion` and `lead`.
    """
    resources, lead = plan.resources, ctx.workspace.engagement.lead
    there = {
        "staff": resources and resources.people,
        "senior champion": resources and resources.champion,
        "lead": resources and resources.lead,
        "budget": resources and any(_is_money(one) for one in resources.budget),
    }
    if resources is not None and resources.not_done:
        yield failed("resources/not_done", f"there are no resources for it: {resources.not_done}")
    elif not any(there.values()):
        yield missing("resources", "the plan does not say which people or money there are for it")
    else:
        yield met("resources")
        absent = [one for one, held in there.items() if not held and not (one == "lead" and lead and lead.role)]
        if absent:
            yield advice("resources", f"the plan names no {listed(absent, 'or')}")


def _is_money(line: BudgetItem) -> bool:
    """Whether an item of the budget stands, and holds some money."""
    return bool(line.amount) and not line.not_done


@check("PLN21", step="plan", over=subjects.contractors, none="not-applicable: the plan names no contractor")
def contractor_follows_the_guidance(contractor: Contractor, ctx: Context) -> Verdicts:
    """Everybody who is paid for part of the work is bound to follow the guidance.

    Why: what people are owed does not change because somebody else asks the questions. A contract that leaves it out
    leaves it to chance.

    Put it right: ask for it in the contract; in plan.yaml, under `resources` and `contractors`, say `who` it is, and
    under `follows_guidance` whether the contract asks for it.
    """
    del ctx
    if contractor.follows_guidance is False:
        yield failed("follows_guidance", f"{_name(contractor)} is not asked to follow the guidance")
    elif not contractor.who:
        yield missing("who", "somebody is paid for part of the work, and nothing says who")
    elif contractor.follows_guidance is None:
        yield missing("follows_guidance", f"nothing says that {_name(contractor)} is asked to follow the guidance")
    else:
        yield met("follows_guidance")


@check("PLN22", step="plan", over=subjects.contractors, none="not-applicable: the plan names no contractor")
def contracting_has_its_reason(contractor: Contractor, ctx: Context) -> Verdicts:
    """For everybody who is paid for part of the work there is a reason.

    Why: people talk to those they know. Buying the work in can be quicker and reach fewer; where trust is low,
    somebody independent may reach more.

    Put it right: in plan.yaml, under `resources` and `contractors`, say under `why` what was weighed: who known to
    people could have done it, and what is gained by somebody from outside.
    """
    methods = ctx.workspace.plan.methods
    bare = [contractor.who, *(name for one in methods for name in (one.method, one.title))]
    if contractor.why is None or says_nothing(contractor.why):
        yield missing("why", f"nothing says why {_name(contractor)} is paid for part of the work")
    elif any(same_word(contractor.why, one) for one in bare if one):
        yield missing("why", f"the reason for paying {_name(contractor)} only says who it is or what it does")
    else:
        yield met("why")


def _name(contractor: Contractor) -> str:
    """What to call a contractor."""
    return contractor.who or "a contractor"
