"""The matters that people come for: about thirty items of four domains, and the van's licences."""

from __future__ import annotations

from optimizer.scenario.schema.rows_halls import ItemRow

UNIVERSAL = "universal"
LICENCE = "licence"
DOMAINS = ("labour", "medical", "civil", "party")

_TEXT = """
labour  20   social_card            社会保障卡申领          Social security card
labour  15   pension_alive          养老金领取资格认证      Proof of life for pensions
labour  20   jobless_registration   失业登记                Registration as unemployed
labour  25   flexible_enrolment     灵活就业参保登记        Enrolment of the self-employed
labour  15   contribution_record    社保缴费证明            Record of contributions
labour  40 * startup_loan           创业担保贷款申请        Start-up loan guarantee
labour  45 * injury_filing          工伤认定申请            Work injury filing
labour  35 * pension_transfer       养老保险关系转移        Transfer of pension rights
medical 15   medical_enrolment      城乡居民医保参保        Medical insurance enrolment
medical 10   remote_care_filing     异地就医备案            Filing of treatment elsewhere
medical 20   cash_reimbursement     医疗费用手工报销        Reimbursement of paid bills
medical 10   medical_record         医保缴费查询            Medical insurance record
medical 15   family_account         家庭共济账户绑定        Shared family account
medical 30   maternity_allowance    生育津贴申领            Maternity allowance
medical 40 * chronic_disease        门诊慢特病认定          Chronic disease certificate
medical 45 * long_term_care         长期护理保险申请        Long-term care insurance
civil   15   elderly_card           老年人优待证            Senior citizen card
civil   20   elderly_allowance      高龄津贴申领            Allowance for the very old
civil   25   disability_allowance   残疾人两项补贴          Disability allowances
civil   20   funeral_grant          惠民殡葬补贴            Funeral grant
civil   15   marriage_booking       婚姻登记预约            Marriage registration date
civil   30   temporary_relief       临时救助申请            Temporary relief
civil   45 * minimum_income         最低生活保障申请        Minimum living allowance
civil   40 * orphan_support         困境儿童保障            Support of children in need
party   15   party_transfer         党员组织关系转接        Transfer of party membership
party   10   party_fees             党费收缴                Party membership fees
party   15   volunteer_entry        志愿者登记              Registration of volunteers
party   20   floating_member        流动党员报到            Arrival of members on the move
party   15   meeting_room           党群活动场所预约        Booking of community rooms
party   20   hardship_aid           困难党员帮扶            Aid for members in hardship
licence 60 * food_business          食品经营许可            Food business licence
licence 75 * medical_institution    医疗机构执业许可        Medical institution licence
licence 60 * private_non_enterprise 民办非企业单位登记      Private non-enterprise unit
licence 30   licence_change         许可证变更              Change of a licence
licence 20   licence_renewal        许可证延续              Renewal of a licence
"""
_EQUIPMENT = {"licence": ("printer", "seal")}


def _row(line: str) -> ItemRow:
    item_class, minutes, *rest = line.split(maxsplit=2)
    special = rest[0].startswith("*")
    id_, name_zh, name_en = rest[0].removeprefix("*").split(maxsplit=2)
    return ItemRow(
        id=id_,
        name_zh=name_zh,
        name_en=name_en,
        item_class=item_class,
        minutes=int(minutes),
        special=special,
        equipment=_EQUIPMENT.get(item_class, ()),
    )


ITEMS: tuple[ItemRow, ...] = tuple(_row(line) for line in _TEXT.strip().splitlines())
"""Every item, by domain."""

SPECIAL: tuple[str, ...] = tuple(i.id for i in ITEMS if i.special and i.item_class != LICENCE)
"""Hall items that need somebody who holds this very item."""

ORDINARY: tuple[str, ...] = tuple(i.id for i in ITEMS if not i.special and i.item_class != LICENCE)
"""Hall items that everybody at a universal window can do."""

LICENCES: tuple[str, ...] = tuple(i.id for i in ITEMS if i.special and i.item_class == LICENCE)
"""The van's special items."""
