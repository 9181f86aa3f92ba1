"""Part two of the forms of 2019 and 2021: regulations, licensing, penalties, fees, procurement."""

from __future__ import annotations

from .base import FORM_2019, FORM_2021, TABLE_FORMS, Figure, Group, indicator


class Regulations(Group):
    """Regulations (规章)."""

    made: Figure = indicator(
        Figure,
        "规章:本年新制作数量",
        "regulations newly made in the year",
        "件",
        forms=FORM_2019,
        printed="二、第(一)项 规章 × 本年新制作数量",
    )
    newly_public: Figure = indicator(
        Figure,
        "规章:本年新公开数量",
        "regulations newly disclosed in the year",
        "件",
        forms=FORM_2019,
        printed="二、第(一)项 规章 × 本年新公开数量",
    )
    public_total: Figure = indicator(
        Figure,
        "规章:对外公开总数量",
        "regulations disclosed in total",
        "件",
        forms=FORM_2019,
        printed="二、第(一)项 规章 × 对外公开总数量",
    )
    issued: Figure = indicator(
        Figure,
        "规章:本年制发件数",
        "regulations issued in the year",
        "件",
        forms=FORM_2021,
        printed="二、第(一)项 规章 × 本年制发件数",
    )
    repealed: Figure = indicator(
        Figure,
        "规章:本年废止件数",
        "regulations repealed in the year",
        "件",
        forms=FORM_2021,
        printed="二、第(一)项 规章 × 本年废止件数",
    )
    in_force: Figure = indicator(
        Figure,
        "规章:现行有效件数",
        "regulations in force",
        "件",
        forms=FORM_2021,
        printed="二、第(一)项 规章 × 现行有效件数",
    )


class NormativeDocuments(Group):
    """Normative documents (行政规范性文件)."""

    made: Figure = indicator(
        Figure,
        "行政规范性文件:本年新制作数量",
        "normative documents newly made in the year",
        "件",
        forms=FORM_2019,
        printed="二、第(一)项 规范性文件 × 本年新制作数量",
    )
    newly_public: Figure = indicator(
        Figure,
        "行政规范性文件:本年新公开数量",
        "normative documents newly disclosed in the year",
        "件",
        forms=FORM_2019,
        printed="二、第(一)项 规范性文件 × 本年新公开数量",
    )
    public_total: Figure = indicator(
        Figure,
        "行政规范性文件:对外公开总数量",
        "normative documents disclosed in total",
        "件",
        forms=FORM_2019,
        printed="二、第(一)项 规范性文件 × 对外公开总数量",
    )
    issued: Figure = indicator(
        Figure,
        "行政规范性文件:本年制发件数",
        "normative documents issued in the year",
        "件",
        forms=FORM_2021,
        printed="二、第(一)项 行政规范性文件 × 本年制发件数",
    )
    repealed: Figure = indicator(
        Figure,
        "行政规范性文件:本年废止件数",
        "normative documents repealed in the year",
        "件",
        forms=FORM_2021,
        printed="二、第(一)项 行政规范性文件 × 本年废止件数",
    )
    in_force: Figure = indicator(
        Figure,
        "行政规范性文件:现行有效件数",
        "normative documents in force",
        "件",
        forms=FORM_2021,
        printed="二、第(一)项 行政规范性文件 × 现行有效件数",
    )


class Licensing(Group):
    """Administrative licensing."""

    items_last_year: Figure = indicator(
        Figure,
        "行政许可:上一年项目数量",
        "licensing: items in the previous year",
        "项",
        forms=FORM_2019,
        printed="二、第(五)项 行政许可 × 上一年项目数量",
    )
    items_change: Figure = indicator(
        Figure,
        "行政许可:本年增/减",
        "licensing: items added or removed in the year",
        "项",
        forms=FORM_2019,
        printed="二、第(五)项 行政许可 × 本年增/减",
    )
    decisions: Figure = indicator(
        Figure,
        "行政许可:处理决定数量",
        "licensing: decisions in the year",
        "件",
        forms=TABLE_FORMS,
        printed="二、第(五)项 行政许可 × 处理决定数量 (2021: 本年处理决定数量)",
    )


class OtherServices(Group):
    """Other services to the public."""

    items_last_year: Figure = indicator(
        Figure,
        "其他对外管理服务事项:上一年项目数量",
        "other services: items in the previous year",
        "项",
        forms=FORM_2019,
        printed="二、第(五)项 其他对外管理服务事项 × 上一年项目数量",
    )
    items_change: Figure = indicator(
        Figure,
        "其他对外管理服务事项:本年增/减",
        "other services: items added or removed in the year",
        "项",
        forms=FORM_2019,
        printed="二、第(五)项 其他对外管理服务事项 × 本年增/减",
    )
    decisions: Figure = indicator(
        Figure,
        "其他对外管理服务事项:处理决定数量",
        "other services: decisions in the year",
        "件",
        forms=FORM_2019,
        printed="二、第(五)项 其他对外管理服务事项 × 处理决定数量 (2021: 本年处理决定数量)",
    )


class Penalties(Group):
    """Administrative penalties."""

    items_last_year: Figure = indicator(
        Figure,
        "行政处罚:上一年项目数量",
        "penalties: items in the previous year",
        "项",
        forms=FORM_2019,
        printed="二、第(六)项 行政处罚 × 上一年项目数量",
    )
    items_change: Figure = indicator(
        Figure,
        "行政处罚:本年增/减",
        "penalties: items added or removed in the year",
        "项",
        forms=FORM_2019,
        printed="二、第(六)项 行政处罚 × 本年增/减",
    )
    decisions: Figure = indicator(
        Figure,
        "行政处罚:处理决定数量",
        "penalties: decisions in the year",
        "件",
        forms=TABLE_FORMS,
        printed="二、第(六)项 行政处罚 × 处理决定数量 (2021: 本年处理决定数量)",
    )


class Coercion(Group):
    """Administrative coercion."""

    items_last_year: Figure = indicator(
        Figure,
        "行政强制:上一年项目数量",
        "coercion: items in the previous year",
        "项",
        forms=FORM_2019,
        printed="二、第(六)项 行政强制 × 上一年项目数量",
    )
    items_change: Figure = indicator(
        Figure,
        "行政强制:本年增/减",
        "coercion: items added or removed in the year",
        "项",
        forms=FORM_2019,
        printed="二、第(六)项 行政强制 × 本年增/减",
    )
    decisions: Figure = indicator(
        Figure,
        "行政强制:处理决定数量",
        "coercion: decisions in the year",
        "件",
        forms=TABLE_FORMS,
        printed="二、第(六)项 行政强制 × 处理决定数量 (2021: 本年处理决定数量)",
    )


class AdministrativeFees(Group):
    """Administrative fees."""

    items_last_year: Figure = indicator(
        Figure,
        "行政事业性收费:上一年项目数量",
        "administrative fees: items in the previous year",
        "项",
        forms=FORM_2019,
        printed="二、第(八)项 行政事业性收费 × 上一年项目数量",
    )
    items_change: Figure = indicator(
        Figure,
        "行政事业性收费:本年增/减",
        "administrative fees: items added or removed in the year",
        "项",
        forms=FORM_2019,
        printed="二、第(八)项 行政事业性收费 × 本年增/减",
    )
    amount: Figure = indicator(
        Figure,
        "行政事业性收费:本年收费金额",
        "administrative fees: amount collected in the year",
        "万元",
        forms=FORM_2021,
        printed="二、第(八)项 行政事业性收费 × 本年收费金额(单位:万元)",
    )


class Procurement(Group):
    """Central government procurement."""

    items: Figure = indicator(
        Figure,
        "政府集中采购:采购项目数量",
        "procurement: number of projects",
        "项",
        forms=FORM_2019,
        printed="二、第(九)项 政府集中采购 × 采购项目数量",
    )
    amount: Figure = indicator(
        Figure,
        "政府集中采购:采购总金额",
        "procurement: total amount",
        "元",
        forms=FORM_2019,
        printed="二、第(九)项 政府集中采购 × 采购总金额",
    )
